import { once } from '#schemas/once';
import { printable } from '#schemas/printable';
import type { Excerpt } from '#cli/excerpt';
import type { Look } from '#cli/look';
import { outputPart } from './outputLine';

const graphemes = once(() => new Intl.Segmenter('en-US'));

/**
 * The line of a finding with its number, and below it a mark under what the finding is about. The text of the document
 * gets no colors: nothing of ours may come between its characters.
 * @param line the number of the line, from 1
 */
export function frameOf(line: number, excerpt: Excerpt, { columns, paint }: Look): string[] {
  const number = `  ${line} | `;
  const room = Math.max(40, columns - number.length);
  const before = withoutBeginning(printable(excerpt.before), Math.floor(room / 2), excerpt.isCut);
  const marked = printable(excerpt.marked, { longest: Math.max(1, room - before.length) });
  const left = room - before.length - marked.length;
  const after = left > 0 ? printable(excerpt.after, { longest: left }) : '';
  const margin = `${' '.repeat(number.length - 2)}| `;
  const mark = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `${paint('dim', number)}${outputPart(before + marked + after)}`,
    `${paint('dim', margin)}${' '.repeat(widthOf(before))}${paint('red', mark)}`,
  ];
}

/** The end of a text, behind `…` where its beginning is missing. */
function withoutBeginning(text: string, longest: number, isCut: boolean): string {
  if (!isCut && text.length <= longest) return text;
  return `…${text.slice(Math.max(0, text.length - longest + 1))}`;
}

/** How wide a text is at a terminal, but for characters of double width. */
function widthOf(text: string): number {
  return [...graphemes().segment(outputPart(text))].length;
}
