import type * as z from 'zod';
import { artifactManifest } from './model/artifactManifest';
import { descriptor } from './model/descriptor';
import { dockerManifest, dockerManifestList } from './model/docker';
import { dockerSave, dockerSchema1 } from './model/dockerLegacy';
import { imageConfig } from './model/imageConfig';
import { imageIndex } from './model/imageIndex';
import { imageLayout } from './model/imageLayout';
import { imageManifest } from './model/imageManifest';
import { projectConfiguration } from './model/projectConfiguration';
import { wasmConfig } from './model/wasmConfig';

/** The schema of each kind of document. */
export const schemaByKind = {
  'image-manifest': imageManifest,
  'image-index': imageIndex,
  'image-config': imageConfig,
  'image-layout': imageLayout,
  descriptor,
  'docker-manifest': dockerManifest,
  'docker-manifest-list': dockerManifestList,
  'docker-schema1': dockerSchema1,
  'docker-save': dockerSave,
  'artifact-manifest': artifactManifest,
  'wasm-config': wasmConfig,
  'project-configuration': projectConfiguration,
} as const;

/** The kinds of document that the language service knows; the names are part of the public interface. */
export type Kind = keyof typeof schemaByKind;

/** The kinds of OCI and Docker documents; the project file is none of them. */
export type DocumentKind = Exclude<Kind, 'project-configuration'>;

/** A complete, well-typed document of kind `K`. */
export type DocumentOf<K extends Kind> = z.infer<(typeof schemaByKind)[K]>;

/** The kinds of OCI and Docker documents, in the order in which they are listed to people. */
export const kinds: readonly DocumentKind[] = (Object.keys(schemaByKind) as Kind[]).filter(
  (kind) => kind !== 'project-configuration',
);

/** Tells whether a string names a kind of OCI or Docker document. */
export function isKind(name: string): name is DocumentKind {
  return (kinds as readonly string[]).includes(name);
}

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
  'wasm-config': { title: 'CNCF wasm config', phrase: 'a CNCF wasm config' },
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
