import { format } from 'jsonc-parser';
import { offsetBeyondDepth, whyNotAnalyzed } from '#service/document/syntaxTree';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { applyOffsetEdits } from '#service/edits/planEdits';

/** Each line is indented by as much as it is deep, so that depth makes the text many times as long. */
const deepestIndentation = 50;

/**
 * The text of a document with line breaks and indentation. Only the whitespace between the parts of the JSON differs, so
 * everything that can be found in the text is found in the result as well. A text that is not analyzed, or that nests much
 * deeper than documents do, stays as it is.
 */
export function formattedText({ text, syntax }: ParsedDocument): string {
  if (whyNotAnalyzed(syntax) !== undefined) return text;
  const isTooDeep =
    syntax.survey === undefined
      ? offsetBeyondDepth(text, deepestIndentation) !== undefined
      : syntax.survey.depth > deepestIndentation;
  if (isTooDeep) return text;
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
  return applyOffsetEdits(
    text,
    edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
  );
}
