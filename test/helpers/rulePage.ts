import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, type Kind } from '#schemas/kinds';
import type { SpecificationVersion } from '#schemas/specificationVersions';
import type { LintOptions } from './lint';

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

/** How the examples in a section are to be taken, in the order of `examplesIn`. */
export function optionsIn(section: string): LintOptions[] {
  return [...section.matchAll(/^```jsonc?(?: ([^\n]*))?\n[\s\S]*?^```/gm)].map((match) =>
    optionsOf((match[1] ?? '').split(' ').filter((word) => word !== '')),
  );
}

/**
 * What a fence says behind its language: the kind that is pinned, as in "```json image-config", and what is chosen
 * otherwise than by default, as in "```json consumer=gitlab specification=1.0" or "```json requires=org.example.team".
 */
function optionsOf(words: readonly string[]): LintOptions {
  const kind = words.find((word) => !word.includes('='));
  const choices = new Map(
    words.filter((word) => word.includes('=')).map((word) => word.split('=', 2) as [string, string]),
  );
  const lists = (name: string) => choices.get(name)?.split(',');
  const consumers = lists('consumer');
  const required = lists('requires');
  const specification = choices.get('specification');
  return {
    ...(kind === undefined ? {} : { kind: kind as Kind }),
    policy: {
      ...(consumers === undefined ? {} : { consumers }),
      ...(specification === undefined ? {} : { specification: specification as SpecificationVersion }),
      ...(required === undefined
        ? {}
        : { requiredAnnotations: Object.fromEntries(kinds.map((each) => [each, required])) }),
    },
  };
}
