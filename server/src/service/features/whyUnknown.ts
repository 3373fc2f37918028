import { whyNotAnalyzed } from '#service/document/syntaxTree';
import type { KindPin, ParsedDocument } from '#service/document/parsedDocument';
import { rangeOf } from '#service/lint/range';

/**
 * Why a document was not checked although it was read: its kind is set so, it is beyond what is analyzed, not one
 * that this program knows, or not even JSON.
 */
export function whyUnknown(
  document: ParsedDocument,
  { kind }: { readonly kind?: KindPin | undefined },
): string {
  if (kind === 'none') return 'its kind is set to "none".';
  const notAnalyzed = whyNotAnalyzed(document.syntax);
  if (notAnalyzed !== undefined) return `${notAnalyzed}.`;
  const index = document.syntax.problems.findIndex(({ problem }) => problem === 'invalid');
  if (index === -1) return 'this is not a known kind of OCI document.';
  const { line, character } = rangeOf(document, { problem: index }).start;
  return `this is not valid JSON (line ${line + 1}, column ${character + 1}), and not a known kind of OCI document.`;
}
