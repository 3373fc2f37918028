import { formOfBytes, type ContentForm } from '#service/oci/contentForm';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { LayoutContent } from './layout';

/** What is known of bytes that nobody changes. Many descriptors name the same blob, and to tell text from JSON takes time. */
const known = new WeakMap<Uint8Array, { readonly form: ContentForm | undefined }>();

function formOf(bytes: Uint8Array): ContentForm | undefined {
  let found = known.get(bytes);
  if (found === undefined) known.set(bytes, (found = { form: formOfBytes(bytes) }));
  return found.form;
}

/** The form that the first bytes of a blob have, where they are known. */
export function formOfBeginning({ head }: LayoutContent): ContentForm | undefined {
  return head && formOf(head);
}

/** The form of a blob; of one that was not read to its end, only what its beginning proves. */
export function formOfBlob({ head, size, bytes, document }: LayoutContent): ContentForm | undefined {
  if (document !== undefined && isAsciiJson(document)) return 'json';
  if (bytes !== undefined) return formOf(bytes);
  if (head === undefined) return undefined;
  const form = formOf(head);
  // A part of JSON is not JSON, and text may go on as anything.
  return form === 'text' && size > head.length ? undefined : form;
}

/** Tells whether a document was found to be JSON when it was read, so that nobody needs to parse its bytes again. */
function isAsciiJson({ syntax: { survey } }: ParsedDocument): boolean {
  return survey?.ascii === true;
}
