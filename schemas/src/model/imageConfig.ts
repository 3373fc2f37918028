import * as z from 'zod';
import { field, specificationSection, type FieldDocumentation } from './field';

const section = specificationSection('config.md', 'properties');
const conversion = specificationSection('conversion.md');

/** A map whose values are empty objects, as Go serialises `map[string]struct{}` (config.md, note on Volumes). */
const emptyObjectMap = z.record(z.string(), z.looseObject({}).nullable()).nullish();

const text = (documentation: Omit<FieldDocumentation, 'specification'>) =>
  field(z.string().nullish(), { source: section, ...documentation });
const texts = (documentation: Omit<FieldDocumentation, 'specification'>) =>
  field(z.array(z.string()).nullish(), { source: section, ...documentation });
const anything = (documentation: Omit<FieldDocumentation, 'specification'>) =>
  field(z.unknown().optional(), { source: section, ...documentation });

/** The execution parameters inside the image config; null is legal for each of them. */
const containerConfig = z.looseObject({
  User: text({
    description:
      'The user and optionally group that the process runs as: `user`, `uid`, `user:group`, `uid:gid`, `uid:group` or `user:gid`.',
    meaning: 'user',
  }),
  ExposedPorts: field(emptyObjectMap, {
    description:
      'The ports that the container listens on: keys such as `80/tcp`, `53/udp` or `80`, each with an empty object.',
    source: section,
    meaning: 'port',
  }),
  Env: field(z.array(z.string()).nullish(), {
    description: 'The default environment, one `NAME=value` for each entry.',
    source: section,
    meaning: 'env',
  }),
  Entrypoint: texts({
    description:
      'The command that runs when the container starts, as a list of arguments; `Cmd` is appended to it.',
  }),
  Cmd: texts({
    description:
      'Default arguments of the entrypoint, or the whole command where there is no entrypoint, as a list of arguments.',
  }),
  Volumes: field(emptyObjectMap, {
    description: 'Directories that the process is likely to write to: paths, each with an empty object.',
    source: section,
  }),
  WorkingDir: text({ description: 'The directory that the process starts in; it should be absolute.' }),
  Labels: field(z.record(z.string(), z.string()).nullish(), {
    description:
      'Metadata about the container: a map from string to string, under the rules for annotations.',
    source: specificationSection('annotations.md', 'rules'),
    meaning: 'annotations',
  }),
  StopSignal: text({
    description: 'The signal that asks the process to end, such as `SIGTERM` or `SIGRTMIN+3`.',
    meaning: 'signal',
  }),
  ArgsEscaped: field(z.boolean().nullish(), {
    description: 'Says that the arguments are escaped for Windows already. Deprecated; kept for old images.',
    source: section,
    status: 'deprecated',
  }),
  Memory: anything({
    description: 'Reserved for older Docker engines: the memory limit.',
    status: 'reserved',
  }),
  MemorySwap: anything({
    description: 'Reserved for older Docker engines: the limit of memory and swap together.',
    status: 'reserved',
  }),
  CpuShares: anything({
    description: 'Reserved for older Docker engines: the CPU weight.',
    status: 'reserved',
  }),
  Healthcheck: anything({
    description: 'How Docker tests whether the container is well. Reserved by the specification.',
    status: 'reserved',
  }),
  OnBuild: anything({
    description: 'Docker: instructions to run when another image builds on this one.',
    status: 'legacy',
  }),
  Shell: anything({ description: 'Docker: the shell for the shell form of instructions.', status: 'legacy' }),
  Hostname: anything({ description: 'Docker: the host name of the build container.', status: 'legacy' }),
  Domainname: anything({ description: 'Docker: the domain name of the build container.', status: 'legacy' }),
  AttachStdin: anything({
    description: 'Docker: whether standard input was attached to the build container.',
    status: 'legacy',
  }),
  AttachStdout: anything({
    description: 'Docker: whether standard output was attached to the build container.',
    status: 'legacy',
  }),
  AttachStderr: anything({
    description: 'Docker: whether standard error was attached to the build container.',
    status: 'legacy',
  }),
  Tty: anything({ description: 'Docker: whether the build container had a terminal.', status: 'legacy' }),
  OpenStdin: anything({ description: 'Docker: whether standard input stayed open.', status: 'legacy' }),
  StdinOnce: anything({
    description: 'Docker: whether standard input was closed after the first client.',
    status: 'legacy',
  }),
  Image: anything({ description: 'Docker: the image that the build container came from.', status: 'legacy' }),
  StopTimeout: anything({ description: 'Docker: seconds to wait after the stop signal.', status: 'legacy' }),
  NetworkDisabled: anything({
    description: 'Docker: whether the container runs without network.',
    status: 'legacy',
  }),
  MacAddress: anything({
    description: 'Docker: the network address of the build container.',
    status: 'legacy',
  }),
});

const historyEntry = z.looseObject({
  created: text({ description: 'When the layer was made, as RFC 3339 writes dates.', meaning: 'timestamp' }),
  created_by: text({ description: 'The command that made the layer.' }),
  author: text({ description: 'Who made the layer.' }),
  comment: text({ description: 'A message about the layer.' }),
  empty_layer: field(z.boolean().nullish(), {
    description: 'True when the step changed no file, so that no layer and no diff ID belongs to this entry.',
    source: section,
  }),
});

/** The image config (config.md): what a container runtime needs to run the image. */
export const imageConfig = z.looseObject({
  created: text({ description: 'When the image was made, as RFC 3339 writes dates.', meaning: 'timestamp' }),
  author: text({ description: 'Name and e-mail address of who made the image.' }),
  architecture: field(z.string(), {
    description: 'The CPU architecture that the binaries are built for, in the spelling of Go’s `GOARCH`.',
    source: section,
    meaning: 'architecture',
  }),
  os: field(z.string(), {
    description: 'The operating system that the image runs on, in the spelling of Go’s `GOOS`.',
    source: section,
    meaning: 'os',
  }),
  'os.version': text({ description: 'The version of the operating system; Windows hosts compare it.' }),
  'os.features': texts({
    description: 'Features of the operating system that must be present, such as `win32k`.',
  }),
  variant: text({
    description: 'The variant of the architecture, such as `v7` for 32-bit ARM.',
    meaning: 'variant',
  }),
  config: field(containerConfig.nullish(), {
    description: 'The parameters for running a container from the image.',
    source: section,
  }),
  rootfs: field(
    z.looseObject({
      type: field(z.string(), {
        description: 'Always `layers`.',
        source: section,
        jsonSchema: { const: 'layers' },
      }),
      diff_ids: field(z.array(z.string()), {
        description:
          'The diff IDs: for each layer, base first, the digest of its uncompressed tar. A manifest’s layer digest ' +
          'is that of the compressed bytes, so the two differ unless the layer is not compressed.',
        source: specificationSection('config.md', 'layer-diffid'),
        meaning: 'diff-id',
      }),
    }),
    { description: 'The layers that make up the root filesystem, by diff ID.', source: section },
  ),
  history: field(z.array(historyEntry).nullish(), {
    description:
      'How each layer came about, base first. Entries without `empty_layer: true` correspond one by one to the diff IDs.',
    source: section,
    meaning: 'history',
  }),
  id: anything({ description: 'Docker 1.x: the image’s identifier.', status: 'legacy' }),
  parent: anything({ description: 'Docker 1.x: the parent image’s identifier.', status: 'legacy' }),
  comment: anything({ description: 'Docker: a message about the image.', status: 'legacy' }),
  container: anything({
    description: 'Docker: the container that the image was committed from.',
    status: 'legacy',
  }),
  container_config: anything({
    description: 'Docker: the configuration of the container that the image was committed from.',
    status: 'legacy',
  }),
  docker_version: anything({ description: 'Docker: the version that built the image.', status: 'legacy' }),
  throwaway: anything({
    description: 'Docker: marks an entry without a filesystem change.',
    status: 'legacy',
  }),
  Size: anything({ description: 'Docker 1.x: the size of the layer in bytes.', status: 'legacy' }),
  'moby.buildkit.buildinfo.v1': field(z.unknown().optional(), {
    description: 'BuildKit before 0.11: what the image was built from.',
    source: conversion,
    status: 'legacy',
  }),
  'moby.buildkit.cache.v0': field(z.unknown().optional(), {
    description: 'BuildKit: the inline build cache.',
    source: conversion,
  }),
});
