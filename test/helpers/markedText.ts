import { createHash } from 'node:crypto';

/** A text without its marks, and the spans that were between `«` and `»`, in UTF-16 offsets. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly { readonly offset: number; readonly length: number }[];
}

/** Takes the marks `«…»` out of a text; they may nest and touch. */
export function readMarks(marked: string): MarkedText {
  const spans: { offset: number; length: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') open.push(text.length);
    else if (part === '»') {
      const offset = open.pop();
      if (offset === undefined) throw new Error(`A » without its « in ${marked}`);
      spans.push({ offset, length: text.length - offset });
    } else text += part;
  }
  if (open.length > 0) throw new Error(`A « without its » in ${marked}`);
  return { text, spans: spans.sort((a, b) => a.offset - b.offset) };
}

/**
 * Writes out the digests that a test abbreviates: `"$1"` stands for the SHA-256 digest of the text `1`,
 * so that documents in tests are short and their digests are real.
 */
export function writeOutDigests(text: string): string {
  return text.replace(/\$(\d)\b/g, (_, name: string) => digestOf(name));
}

/** The SHA-256 digest of a text's UTF-8 bytes. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** Where a layout has the blob of a digest, below its folder. */
export function blobPathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
