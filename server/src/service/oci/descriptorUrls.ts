import type { JsonPath } from '#schemas/jsonPath';
import type { Views } from '#service/document/views';

/** An entry of a descriptor's `urls` with its place. */
export interface PlacedAddress {
  readonly path: JsonPath;
  readonly url: string;
}

/** The entries of all `urls`. */
export function* addresses({ descriptors }: Pick<Views, 'descriptors'>): Iterable<PlacedAddress> {
  for (const descriptor of descriptors) {
    const { value } = descriptor;
    if (value.urls === undefined) continue;
    for (const [index, url] of value.urls.entries()) {
      if (url !== undefined) yield { path: [...descriptor.path, 'urls', index], url };
    }
  }
}
