import type { ParsedDocument } from '#service/document/parsedDocument';
import { layoutOf, type Layout } from '#service/edits/formatting';
import { longestIndent } from '#service/edits/lines';
import type { Cursor } from './cursor';

/** How what is inserted is to be written. */
export interface LayoutAtCursor {
  readonly layout: Layout;
  /** True when a tab stands for one step of indentation, and the client replaces it with that of its editor. */
  readonly convertsTabs: boolean;
}

/**
 * The layout of the document as far as its text shows it, which a first name without a value does not. Indentation that
 * it does not show is that of the editor, or two spaces where the client cannot see to it.
 */
export function layoutAtCursor(
  document: ParsedDocument,
  cursor: Cursor,
  clientConvertsTabs: boolean,
): LayoutAtCursor {
  const layout = layoutOf(document);
  const members = document.syntax.root?.children ?? [];
  const isBegun = members[0]?.children?.length === 1;
  const formatting = isBegun ? { ...layout.formatting, afterColon: ' ' as const } : layout.formatting;
  const isShown = members.length > 1 || (members.length === 1 && !(isBegun && formatting.indent === ''));
  if (isShown) return { layout: { ...layout, formatting }, convertsTabs: false };
  const begun = indentOfLine(document.text, cursor, layout);
  const convertsTabs = begun === undefined && clientConvertsTabs;
  const indent = begun ?? (convertsTabs ? '\t' : '  ');
  return { layout: { ...layout, formatting: { ...formatting, indent } }, convertsTabs };
}

/** The step by which the line of the cursor is indented below an empty object; undefined where it is not. */
function indentOfLine(text: string, { token, container }: Cursor, { lines }: Layout): string | undefined {
  if (container === undefined || lines.lineAt(container.start) === lines.lineAt(token.start))
    return undefined;
  const own = lines.indentAt(token.start);
  const outer = lines.indentAt(container.start);
  const step = own.startsWith(outer) ? own.slice(outer.length) : '';
  const isWhole = own === text.slice(text.lastIndexOf('\n', token.start - 1) + 1, token.start);
  return isWhole && step !== '' && step.length <= longestIndent ? step : undefined;
}
