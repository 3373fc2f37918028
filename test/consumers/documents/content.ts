import { imageConfigDescriptor, layer, manifestDescriptor, print, type Members } from '#helpers/documents';
import { compress, digestOfBytes, tarOf, type Compression } from '../content';

/** A blob of a layout. Manifests below an index have their media type. */
export interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
  readonly manifestType?: string;
}

/** The name of the file in a layer, by which one sees that it was unpacked. */
export function layerFile(document: string, number: number): string {
  return `${document}.layer-${number}`;
}

/**
 * What one document refers to. Each method stores content and returns its descriptor. Content differs from document
 * to document, so that no tool takes a blob that it has from an earlier one.
 */
export class Content {
  readonly blobs: Blob[] = [];
  /** The config that was made last, as JSON reads it. */
  config: unknown;
  readonly #document: string;
  #layers = 0;
  #diffIds: string[] = [];

  constructor(document: string) {
    this.#document = document;
  }

  /** A layer: a tar archive with one file. */
  layer(compression: Compression = 'gzip', overrides: Members = {}): Members {
    const file = layerFile(this.#document, this.#layers++);
    const tar = tarOf(file, Buffer.from(`${file}\n`));
    this.#diffIds.push(digestOfBytes(tar));
    const mediaType = layerTypes[compression];
    return layer({ mediaType, ...this.#store(compress(tar, compression)), ...overrides });
  }

  /** A layer of another type than tar. It has a diff ID too, which {@link imageConfig} lists if asked. */
  file(
    mediaType: string,
    overrides: Members = {},
    text = `${mediaType} ${this.#layers} of ${this.#document}\n`,
  ): Members {
    this.#layers++;
    return layer({ mediaType, ...this.#store(Buffer.from(text)), ...overrides });
  }

  /** An image config with the diff IDs of the layers so far; overrides are those of the config. */
  imageConfig(overrides: Members = {}, descriptor: Members = {}): Members {
    const rootfs = { type: 'layers', diff_ids: this.#diffIds };
    const config = {
      author: this.#document,
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/x'] },
      rootfs,
      ...overrides,
    };
    return this.#config(print(config), descriptor);
  }

  /** A config of another type. */
  customConfig(mediaType: string, text = `{ "of": "${this.#document}" }`): Members {
    return this.#config(text, { mediaType });
  }

  /** The diff IDs of the layers so far. */
  get diffIds(): readonly string[] {
    return this.#diffIds;
  }

  /** A manifest below an index. What it refers to counts from the first layer again. */
  manifest(text: string, mediaType: string, overrides: Members = {}): Members {
    this.#diffIds = [];
    const bytes = Buffer.from(text);
    return manifestDescriptor({ mediaType, ...this.#store(bytes, mediaType), ...overrides });
  }

  /** Stores the last blob a second time, under its SHA-512 digest or one that is made up. */
  withDigest(descriptor: Members, digest?: string): Members {
    const last = this.blobs.at(-1);
    if (last === undefined) throw new Error('There is no blob yet.');
    const other = digest ?? digestOfBytes(last.bytes, 'sha512');
    this.blobs.push({ ...last, digest: other });
    return { ...descriptor, digest: other };
  }

  #config(text: string, descriptor: Members): Members {
    this.config = JSON.parse(text) as unknown;
    return imageConfigDescriptor({ ...this.#store(Buffer.from(text)), ...descriptor });
  }

  #store(bytes: Buffer, manifestType?: string): Members {
    const digest = digestOfBytes(bytes);
    const type = manifestType === undefined ? {} : { manifestType };
    this.blobs.push({ digest, bytes, ...type });
    return { digest, size: bytes.length };
  }
}

const layerTypes: Readonly<Record<Compression, string>> = {
  none: 'application/vnd.oci.image.layer.v1.tar',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
};
