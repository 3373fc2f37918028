import { artifactManifest } from './model/artifactManifest';
import { descriptor } from './model/descriptor';
import { dockerManifest, dockerManifestList } from './model/docker';
import { dockerSave, dockerSchema1 } from './model/dockerLegacy';
import { imageConfig } from './model/imageConfig';
import { imageIndex } from './model/imageIndex';
import { imageLayout } from './model/imageLayout';
import { imageManifest } from './model/imageManifest';
import { wasmConfig } from './model/wasmConfig';
import { membersOnce } from './once';

/** What makes the schema of each kind of OCI and Docker documents. */
export const schemaMakers = {
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
} as const;

/** The schema of each kind of OCI and Docker documents, made when it is first used: a short run needs few of them. */
export const schemaByDocumentKind = membersOnce(schemaMakers);

/** The kinds of OCI and Docker documents; the project file is none of them. */
export type DocumentKind = keyof typeof schemaByDocumentKind;

/** The kinds of OCI and Docker documents, in the order in which they are listed to people. */
export const kinds = Object.keys(schemaMakers) as readonly DocumentKind[];
