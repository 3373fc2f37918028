import type * as z from 'zod';
import { schemaMakers } from './documentKinds';
import { projectConfiguration } from './model/projectConfiguration';
import { membersOnce } from './once';

export { kinds, type DocumentKind } from './documentKinds';

/** The schema of each kind of document, the project file included, made when it is first used. */
export const schemaByKind = membersOnce({ ...schemaMakers, 'project-configuration': projectConfiguration });

/** The kinds of document that the language service knows; the names are part of the public interface. */
export type Kind = keyof typeof schemaByKind;

/** A complete, well-typed document of kind `K`. */
export type DocumentOf<K extends Kind> = z.infer<(typeof schemaByKind)[K]>;

/** How each kind is called: its title, and a phrase with its article for use inside a sentence. */
export const kindNames: Readonly<Record<Kind, { readonly title: string; readonly phrase: string }>> = {
  'image-manifest': { title: 'OCI image manifest', phrase: 'an OCI image manifest' },
  'image-index': { title: 'OCI image index', phrase: 'an OCI image index' },
  'image-config': { title: 'OCI image config', phrase: 'an OCI image config' },
  'image-layout': { title: 'OCI image layout file', phrase: 'an OCI image layout file' },
  descriptor: { title: 'OCI descriptor', phrase: 'an OCI descriptor' },
  'docker-manifest': { title: 'Docker image manifest', phrase: 'a Docker image manifest' },
  'docker-manifest-list': { title: 'Docker manifest list', phrase: 'a Docker manifest list' },
  'docker-schema1': { title: 'Docker schema 1 manifest', phrase: 'a Docker schema 1 manifest' },
  'docker-save': { title: '`docker save` manifest', phrase: 'a `docker save` manifest' },
  'artifact-manifest': {
    title: 'OCI artifact manifest (withdrawn)',
    phrase: 'an OCI artifact manifest (withdrawn)',
  },
  'wasm-config': { title: 'CNCF Wasm config', phrase: 'a CNCF Wasm config' },
  'project-configuration': {
    title: 'OCI Manifest project configuration',
    phrase: 'an OCI Manifest project configuration',
  },
};

/** The media types that name a kind when a document carries them as its own `mediaType`. */
export const kindByMediaType: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['application/vnd.oci.image.manifest.v1+json', 'image-manifest'],
  ['application/vnd.oci.image.index.v1+json', 'image-index'],
  ['application/vnd.oci.artifact.manifest.v1+json', 'artifact-manifest'],
  ['application/vnd.cncf.oras.artifact.manifest.v1+json', 'artifact-manifest'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'docker-manifest'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', 'docker-manifest-list'],
  ['application/vnd.docker.distribution.manifest.v1+json', 'docker-schema1'],
  ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'docker-schema1'],
]);

/** The media types by which a descriptor says of what kind the document is that it points to. */
export const kindByDescriptorType: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...kindByMediaType,
  ['application/vnd.oci.image.config.v1+json', 'image-config'],
  ['application/vnd.docker.container.image.v1+json', 'image-config'],
  ['application/vnd.oci.descriptor.v1+json', 'descriptor'],
  ['application/vnd.oci.layout.header.v1+json', 'image-layout'],
  ['application/vnd.wasm.config.v0+json', 'wasm-config'],
]);

/** The kinds of document that index entries and subjects name. */
export const manifestKinds: ReadonlySet<Kind> = new Set<Kind>([
  'image-manifest',
  'image-index',
  'docker-manifest',
  'docker-manifest-list',
  'artifact-manifest',
]);
