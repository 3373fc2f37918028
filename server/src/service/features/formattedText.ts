import { format } from 'jsonc-parser';
import { offsetBeyondDepth, whyNotAnalyzed } from '#service/document/syntaxTree';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { layoutOf } from '#service/edits/formatting';
import { applyOffsetEdits } from '#service/edits/planEdits';

/** Each line is indented by as much as it is deep, so that depth makes the text many times as long. */
const deepestIndentation = 50;

/** Wider indentation would take the place of what is to be read. */
const widestIndentation = 8;

/**
 * The text of a document with line breaks and indentation, which is its own if it has some. Only the whitespace between the
 * parts of the JSON differs, so everything that can be found in the text is found in the result as well. A text that is not
 * analyzed, or that nests much deeper than documents do, stays as it is.
 */
export function formattedText(document: ParsedDocument): string {
  const { text, syntax } = document;
  if (whyNotAnalyzed(syntax) !== undefined) return text;
  const isTooDeep =
    syntax.survey === undefined
      ? offsetBeyondDepth(text, deepestIndentation) !== undefined
      : syntax.survey.depth > deepestIndentation;
  if (isTooDeep) return text;
  const { indent } = layoutOf(document).formatting;
  const isUsual = /^(?:\t| +)$/.test(indent) && indent.length <= widestIndentation;
  const edits = format(text, undefined, {
    tabSize: isUsual ? indent.length : 2,
    insertSpaces: indent !== '\t',
    eol: '\n',
  });
  return applyOffsetEdits(
    text,
    edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
  );
}
