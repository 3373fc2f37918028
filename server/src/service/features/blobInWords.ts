import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { LayoutContent } from '#service/layout/layout';
import { formNames, formOfBytes } from '#service/oci/contentForm';
import { humanSize } from './byteSize';
import { summarize } from './summary';

/** What a blob is: a document in short, otherwise its form where that is known, and its size: `gzip archive, 1.5 MiB`. */
export function blobInWords({ document, head, size }: LayoutContent, catalogue: Catalogue): string {
  const summary = document && summarize(document, catalogue);
  if (summary !== undefined) return summary;
  const form = formOfBytes(head);
  // What begins like text may go on as anything.
  const isCertain = form !== undefined && (form !== 'text' || size <= head.length);
  return isCertain ? `${formNames[form]}, ${humanSize(size)}` : humanSize(size);
}
