import { print } from '#helpers/documents';
import { artifacts } from './artifacts';
import { dockerDocuments } from './docker';
import { documentOf, type ConsumedDocument } from './document';
import { imageOf, images, manifestType } from './images';
import { indexes } from './indexes';

/** A layout with a sound image, whose file `oci-layout` has some version. */
function layoutOf(name: string, imageLayoutVersion: unknown): ConsumedDocument {
  return documentOf(name, manifestType, (content) => imageOf(content), print({ imageLayoutVersion }));
}

/** All documents that the tools get. */
export const documents: readonly ConsumedDocument[] = [
  ...images,
  ...artifacts,
  ...dockerDocuments,
  ...indexes,
  layoutOf('layout-1.0.0', '1.0.0'),
  layoutOf('layout-1.1.0', '1.1.0'),
  layoutOf('layout-without-version', undefined),
];
