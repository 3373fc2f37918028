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

/** The documents in a section's code blocks; `json` and `jsonc` fences hold examples. */
export function examplesIn(section: string): string[] {
  return [...section.matchAll(/^```jsonc?(?: [^\n]*)?\n([\s\S]*?)^```/gm)].map((match) => match[1]!);
}

/** The kind that a fence pins, as in "```json image-config", in the order of `examplesIn`. */
export function kindsIn(section: string): (string | undefined)[] {
  return [...section.matchAll(/^```jsonc?(?: ([^\n]*))?\n[\s\S]*?^```/gm)].map((match) => match[1]?.trim());
}
