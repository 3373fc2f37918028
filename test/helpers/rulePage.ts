import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root folder. */
export const projectRoot = join(__dirname, '..', '..');

/** A rule's page, taken apart by its second-level headings. */
export interface RulePage {
  readonly text: string;
  readonly sections: ReadonlyMap<string, string>;
}

/** Reads the page of a rule; undefined when there is none. */
export function readRulePage(id: string): RulePage | undefined {
  const path = join(projectRoot, 'docs', 'rules', `${id}.md`);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const sections = new Map<string, string>();
  for (const part of text.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n');
    sections.set(part.slice(0, end).trim(), part.slice(end + 1).trim());
  }
  return { text, sections };
}

/** What a page cannot show as it is, by the words that stand for it there. */
const standIns: ReadonlyMap<string, string> = new Map([
  ['(byte order mark)', '\uFEFF'],
  ['"(500 nested arrays)"', '['.repeat(500) + ']'.repeat(500)],
  ['(4 MiB of text)', 'x'.repeat(4 * 1024 * 1024)],
]);

/** The documents in a section's code blocks; `json` and `jsonc` fences hold examples. */
export function examplesIn(section: string): string[] {
  const examples = [...section.matchAll(/^```jsonc?(?: [^\n]*)?\n([\s\S]*?)^```/gm)].map(
    (match) => match[1]!,
  );
  return examples.map((example) => {
    for (const [words, text] of standIns) example = example.replace(words, text);
    return example;
  });
}

/** The kind that a fence pins, as in "```json image-config", in the order of `examplesIn`. */
export function kindsIn(section: string): (string | undefined)[] {
  return [...section.matchAll(/^```jsonc?(?: ([^\n]*))?\n[\s\S]*?^```/gm)].map((match) => match[1]?.trim());
}
