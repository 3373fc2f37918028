import * as z from 'zod';
import { once } from '#schemas/once';
import { fieldsOf, specificationSection, type FieldDocumentation } from './field';
import { healthcheck } from './healthcheck';

const property = fieldsOf(specificationSection('config.md', 'properties'));

type More = Omit<FieldDocumentation, 'description'>;

/** Null is legal for nearly everything in the config, as Go writes what is not set. */
const string = (description: string, more?: More) => property(description, z.string().nullish(), more);
const strings = (description: string, more?: More) =>
  property(description, z.array(z.string()).nullish(), more);
const boolean = (description: string, more?: More) => property(description, z.boolean().nullish(), more);

/** A property that other specifications define, if any, and that is not checked. */
const unchecked = (description: string, more: More) => property(description, z.unknown().optional(), more);
/** A property of Docker that the specification does not define, with the type that Docker writes. */
const legacy = <S extends z.ZodType>(description: string, schema: S) =>
  property(description, schema, { status: 'legacy' });
const legacyString = (description: string) => legacy(description, z.string().nullish());
const legacyBoolean = (description: string) => legacy(description, z.boolean().nullish());
const legacyNumber = (description: string) => legacy(description, z.number().nullish());
const legacyStrings = (description: string) => legacy(description, z.array(z.string()).nullish());

/** A map whose values are empty objects, as Go writes `map[string]struct{}` (config.md, note on Volumes). */
const emptyObjectMap = () => z.record(z.string(), z.looseObject({}).nullable()).nullish();

/** The execution parameters inside the image config. */
const containerConfig = () =>
  z.looseObject({
    User: string(
      'The user that the process runs as, and optionally the group: `user`, `uid`, `user:group`, `uid:gid`, `uid:group`, or `user:gid`.',
      { meaning: 'user' },
    ),
    ExposedPorts: property(
      'The ports that the container listens on: keys such as `80/tcp`, `53/udp`, or `80`, each with an empty object.',
      emptyObjectMap(),
      { meaning: 'port' },
    ),
    Env: strings('The default environment, one `NAME=value` for each entry.', { meaning: 'env' }),
    Entrypoint: strings(
      'The command that runs when the container starts, as a list of arguments. `Cmd` is appended to it.',
    ),
    Cmd: strings(
      'Default arguments for the entrypoint, or the complete command when there is no entrypoint, as a list of arguments.',
    ),
    Volumes: property(
      'Directories that the process is likely to write to: paths, each with an empty object.',
      emptyObjectMap(),
    ),
    WorkingDir: string('The directory that the process starts in. It should be absolute.'),
    Labels: property(
      'Metadata about the container: a map from strings to strings. The rules for annotations apply.',
      z.record(z.string(), z.string()).nullish(),
      { source: specificationSection('annotations.md', 'rules'), meaning: 'annotations' },
    ),
    StopSignal: string('The signal that asks the process to exit, such as `SIGTERM` or `SIGRTMIN+3`.', {
      meaning: 'signal',
    }),
    ArgsEscaped: boolean(
      'Whether the arguments are already escaped for Windows. Deprecated; kept for old images.',
      { status: 'deprecated' },
    ),
    Healthcheck: property(
      'How Docker tests whether the container is healthy. Reserved by the specification, defined by Docker’s.',
      healthcheck().nullish(),
      { status: 'reserved', meaning: 'healthcheck' },
    ),
    OnBuild: legacyStrings('Docker: instructions to run when another image is built on this one.'),
    Shell: legacyStrings('Docker: the shell for the shell form of instructions.'),
    Hostname: legacyString('Docker: the host name of the build container.'),
    Domainname: legacyString('Docker: the domain name of the build container.'),
    AttachStdin: legacyBoolean('Docker: whether standard input was attached to the build container.'),
    AttachStdout: legacyBoolean('Docker: whether standard output was attached to the build container.'),
    AttachStderr: legacyBoolean('Docker: whether standard error was attached to the build container.'),
    Tty: legacyBoolean('Docker: whether the build container had a terminal.'),
    OpenStdin: legacyBoolean('Docker: whether standard input stayed open.'),
    StdinOnce: legacyBoolean('Docker: whether standard input was closed after the first client.'),
    Image: legacyString('Docker: the image that the build container was made from.'),
    StopTimeout: legacyNumber('Docker: how many seconds to wait after the stop signal.'),
    NetworkDisabled: legacyBoolean('Docker: whether the container runs without a network.'),
    MacAddress: legacyString('Docker: the MAC address of the build container.'),
    Memory: legacyNumber('Reserved for older Docker engines: the memory limit.'),
    MemorySwap: legacyNumber('Reserved for older Docker engines: the limit of memory and swap together.'),
    CpuShares: legacyNumber('Reserved for older Docker engines: the CPU weight.'),
  });

const historyEntry = () =>
  z.looseObject({
    created: string('When the layer was made, in RFC 3339 format.', { meaning: 'timestamp' }),
    created_by: string('The command that made the layer.'),
    author: string('Who made the layer.'),
    comment: string('A message about the layer.'),
    empty_layer: boolean(
      'True when the step changed no file, so that this entry has no layer and no diff ID.',
    ),
  });

const rootfs = () =>
  z.looseObject({
    type: property('Always `layers`.', z.string(), { jsonSchema: { const: 'layers' } }),
    diff_ids: property(
      'The diff IDs: the digest of each layer’s uncompressed tar, base first. The digest of a layer in the ' +
        'manifest is that of the compressed bytes, so the two differ unless the layer is not compressed.',
      z.array(z.string()),
      { source: specificationSection('config.md', 'layer-diffid'), meaning: 'diff-id' },
    ),
  });

/** The image config (config.md): what a container runtime needs to run the image. */
export const imageConfig = once(() =>
  z.looseObject({
    created: string('When the image was made, in RFC 3339 format.', { meaning: 'timestamp' }),
    author: string('Name and email address of the person or entity that made the image.'),
    architecture: property(
      'The CPU architecture that the binaries are built for, in the spelling of Go’s `GOARCH`.',
      z.string(),
      { meaning: 'architecture' },
    ),
    os: property('The operating system that the image runs on, in the spelling of Go’s `GOOS`.', z.string(), {
      meaning: 'os',
    }),
    'os.version': string('The version of the operating system. Windows hosts compare it with their own.', {
      meaning: 'os-version',
    }),
    'os.features': strings('Features of the operating system that must be present, such as `win32k`.', {
      meaning: 'os-features',
    }),
    variant: string('The variant of the architecture, such as `v7` for 32-bit ARM.', { meaning: 'variant' }),
    config: property('The parameters for running a container from the image.', containerConfig().nullish()),
    rootfs: property('The layers that make up the root filesystem, by diff ID.', rootfs()),
    history: property(
      'How each layer was made, base first. The entries without `empty_layer: true` correspond one by one to the diff IDs.',
      z.array(historyEntry()).nullish(),
      { meaning: 'history' },
    ),
    id: legacyString('Docker 1.x: the image’s identifier.'),
    parent: legacyString('Docker 1.x: the parent image’s identifier.'),
    comment: legacyString('Docker: a message about the image.'),
    container: legacyString('Docker: the container that the image was committed from.'),
    container_config: unchecked(
      'Docker: the configuration of the container that the image was committed from.',
      {
        status: 'legacy',
      },
    ),
    docker_version: legacyString('Docker: the version that built the image.'),
    throwaway: unchecked('Docker: marks an entry without a filesystem change.', { status: 'legacy' }),
    Size: unchecked('Docker 1.x: the size of the layer in bytes.', { status: 'legacy' }),
    'moby.buildkit.buildinfo.v1': unchecked('BuildKit before 0.11: what the image was built from.', {
      source: specificationSection('conversion.md'),
      status: 'legacy',
    }),
    'moby.buildkit.cache.v0': unchecked('BuildKit: the inline build cache.', {
      source: specificationSection('conversion.md'),
    }),
  }),
);
