import type { Catalogue } from '#schemas/catalogue/catalogue';
import { formOfBlob } from '#service/layout/blobForm';
import type { LayoutContent } from '#service/layout/layout';
import { formNames } from '#service/oci/contentForm';
import { humanSize } from './byteSize';
import { summarize } from './summary';

/** What a blob is: a document in short, otherwise its form where that is known, and its size: `text, 17 bytes`. */
export function blobInWords(content: LayoutContent, catalogue: Catalogue): string {
  const { document, size } = content;
  const summary = document && summarize(document, catalogue);
  if (summary !== undefined) return summary;
  const form = formOfBlob(content);
  return form === undefined ? humanSize(size) : `${formNames[form]}, ${humanSize(size)}`;
}
