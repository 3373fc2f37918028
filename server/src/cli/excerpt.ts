import type { Range, TextDocument } from 'vscode-languageserver-textdocument';

/** The line of a finding, cut to what is near it: a document may be one long line. Nothing in it is made harmless yet. */
export interface Excerpt {
  readonly before: string;
  /** What the finding underlines, as far as it is on its first line. */
  readonly marked: string;
  readonly after: string;
  /** Whether the line begins earlier. */
  readonly isCut: boolean;
}

/** How much is kept before the finding, and how much of it and behind it, in UTF-16 code units. */
const kept = { before: 100, behind: 200 } as const;

/** What is around a range. Positions beyond the end of a line mean its end, as in LSP. */
export function excerptOf(source: TextDocument, { start, end }: Range): Excerpt {
  const { line } = start;
  const from = Math.max(0, start.character - kept.before);
  const last = Math.min(
    end.line === line ? end.character : Number.MAX_SAFE_INTEGER,
    start.character + kept.behind,
  );
  const part = (first: number, behind: number): string =>
    source
      .getText({ start: { line, character: first }, end: { line, character: behind } })
      .replaceAll('\t', '  ');
  return {
    before: part(from, start.character),
    marked: part(start.character, last),
    after: end.line === line ? part(last, last + kept.behind) : '',
    isCut: from > 0,
  };
}
