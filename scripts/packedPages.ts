import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenPart } from '#service/features/pages/pages';
import type { PackedPages } from '../client/src/packedPages';

/** Pictures that are not in the walkthrough are only shown on the web. */
const pictureOfTheWeb = /^!\[.*\]\(images\/[^)]*\)$/;

/**
 * Puts the pages of a folder and of its folder `rules` into one JSON text, without what the server makes of the rules and
 * the data, and with each line once, because small files compress badly in an archive.
 * @param docs the path of the folder
 */
export function packedPages(docs: string): string {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const number = numbers.get(line) ?? numbers.size;
    numbers.set(line, number);
    return number;
  };
  const pages: Record<string, readonly number[]> = {};
  for (const folder of ['', 'rules/']) {
    for (const name of readdirSync(join(docs, folder)).sort()) {
      if (!name.endsWith('.md')) continue;
      const text = writtenPart(`${folder}${name}`, readFileSync(join(docs, folder, name), 'utf8'));
      const lines = text.split('\n').filter((line) => !pictureOfTheWeb.test(line));
      pages[`${folder}${name}`] = lines.map(numberOf);
    }
  }
  const packed: PackedPages = { lines: [...numbers.keys()], pages };
  return JSON.stringify(packed);
}
