import { format } from 'jsonc-parser';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { applyOffsetEdits } from '#service/edits/planEdits';

/**
 * The text of a document with line breaks and indentation. Only the whitespace between the parts of the JSON differs, so
 * everything that can be found in the text is found in the result as well. A text that is not analyzed stays as it is.
 */
export function formattedText({ text, syntax }: ParsedDocument): string {
  // Indentation that grows with each of a million levels would take all memory.
  if (syntax.problems.some(({ problem }) => problem === 'too-deep' || problem === 'too-large')) return text;
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
  return applyOffsetEdits(
    text,
    edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
  );
}
