import { digestOf } from '#schemas/values/digest';
import type { Members } from './documents';
import type { LayoutFiles } from './layouts';
import { tarArchive } from './tarWriter';

/** A descriptor of a blob that a draft has. */
export interface DraftDescriptor extends Members {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** What an image of a draft is made of; everything has a default that is sound. */
export interface ImageParts {
  /** The contents of the layers; one uncompressed tar archive by default. */
  readonly layers?: readonly Uint8Array[];
  readonly layerType?: string;
  /** Members of the config in place of, or beside, the usual ones. */
  readonly config?: Members;
  /** Members of the manifest in place of, or beside, the usual ones. */
  readonly manifest?: Members;
  /** Members of the descriptor beside the usual three. */
  readonly entry?: Members;
}

/** What an artifact of a draft is made of; everything has a default that is sound. */
export type ArtifactParts = Pick<ImageParts, 'manifest' | 'entry'> & {
  /** The descriptors of the layers; the empty one by default. */
  readonly layers?: readonly Members[];
};

/** A layout that a test builds, blob by blob. Every blob has the name of its digest. */
export class LayoutDraft {
  readonly files: Record<string, LayoutFiles[string]> = {
    'oci-layout': '{ "imageLayoutVersion": "1.0.0" }',
    blobs: { type: 'folder' },
  };

  /** Adds a blob: bytes, a text, or a value as JSON. Gives its descriptor. */
  blob(mediaType: string, content: Uint8Array | string | object, more: Members = {}): DraftDescriptor {
    const bytes =
      content instanceof Uint8Array
        ? content
        : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
    const digest = digestOf('sha256', bytes) ?? '';
    this.files[pathOf(digest)] = bytes;
    return { mediaType, digest, size: bytes.length, ...more };
  }

  /** Adds a container image. Gives the descriptor of its manifest. */
  image({
    layers = [tarOf('a.txt', 'hello')],
    layerType = ociTar,
    ...parts
  }: ImageParts = {}): DraftDescriptor {
    const config = this.blob('application/vnd.oci.image.config.v1+json', {
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: layers.map((bytes) => digestOf('sha256', bytes)) },
      ...parts.config,
    });
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config,
      layers: layers.map((bytes) => this.blob(layerType, bytes)),
      ...parts.manifest,
    };
    return this.blob(manifest.mediaType, manifest, parts.entry);
  }

  /** Adds an artifact with the empty config. Gives the descriptor of its manifest. */
  artifact({ layers, manifest: members, entry }: ArtifactParts = {}): DraftDescriptor {
    const empty = this.blob(emptyConfig.mediaType, '{}');
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: 'application/vnd.example.thing',
      config: empty,
      layers: layers ?? [empty],
      ...members,
    };
    return this.blob(manifest.mediaType, manifest, entry);
  }

  /** The text of a file; empty where there is none. */
  text(path: string): string {
    const content = this.files[path];
    if (content instanceof Uint8Array) return new TextDecoder().decode(content);
    return typeof content === 'string' ? content : '';
  }

  /** Writes the index. */
  index(entries: readonly Members[] | null, members: Members = {}): this {
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: entries,
      ...members,
    };
    this.files['index.json'] = JSON.stringify(index, undefined, 2);
    return this;
  }
}

/** The descriptor of `{}`, as the specification defines it. */
export const emptyConfig = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: digestOf('sha256', new TextEncoder().encode('{}')) ?? '',
  size: 2,
} as const;

/** The type of an uncompressed layer. */
export const ociTar = 'application/vnd.oci.image.layer.v1.tar';

/** The path of a digest's blob in a layout. */
export function pathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** A tar archive (POSIX ustar) with one small file. */
export function tarOf(path: string, content: string): Uint8Array {
  return tarArchive([{ path, content }]);
}
