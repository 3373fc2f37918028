import { skipSpace } from '#service/document/skipJson';
import type { Cursor } from './cursor';

/** Longer texts are not read for words. */
const longest = 1000;

/**
 * What is written at an offset of a text that has nothing but words, alone or between the braces of an empty object: they are
 * the beginning of a template's title, which gives way as a whole. Undefined for other texts, and for a single word.
 */
export function readWords(text: string, offset: number): Cursor | undefined {
  if (text.length > longest) return undefined;
  const brace = skipSpace(text, 0);
  const isObject = text[brace] === '{';
  const open = isObject ? brace + 1 : 0;
  const start = skipSpace(text, open);
  const written = /^[^\s"{}[\],:/][^\n\r"{}[\],:/]*/.exec(text.slice(start))?.[0] ?? '';
  const wordsEnd = start + written.trimEnd().length;
  const end = Math.max(wordsEnd, offset);
  if (offset < start || end > start + written.length || !/\s/.test(text.slice(start, end))) return undefined;
  const behind = skipSpace(text, end);
  const rest = text.slice(behind).trimEnd();
  if (rest !== '' && !(isObject && rest === '}')) return undefined;
  return {
    slot: isObject ? 'name' : 'root',
    path: [],
    token: { start, end },
    closed: false,
    inside: false,
    previous: { end: open, kind: isObject ? 'open' : 'none' },
    next: { start: behind, kind: rest === '' ? 'end' : 'close' },
    container: isObject ? { start: brace, first: undefined } : undefined,
  };
}
