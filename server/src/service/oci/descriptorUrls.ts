import type { JsonPath } from '#schemas/jsonPath';
import type { Views } from '#service/document/views';

/** An entry of a descriptor’s `urls` with its place. */
export interface PlacedUrl {
  readonly path: JsonPath;
  readonly url: string;
}

/** The entries of all `urls`. */
export function* placedUrls({ descriptors }: Pick<Views, 'descriptors'>): Iterable<PlacedUrl> {
  for (const descriptor of descriptors) {
    const { urls } = descriptor.value;
    if (urls === undefined) continue;
    for (const [index, url] of urls.entries()) {
      if (url !== undefined) yield { path: [...descriptor.path, 'urls', index], url };
    }
  }
}

/** Tells whether a scheme is one that clients download from. */
export function isWebScheme(scheme: string | undefined): boolean {
  return scheme === 'http' || scheme === 'https';
}
