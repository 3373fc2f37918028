import { kinds, type Kind } from '#schemas/kinds';
import { specificationVersions, type SpecificationVersion } from '#schemas/specificationVersions';
import type { Policy } from '#service/lint/policy';
import { neededTraits, type Rule } from '#service/lint/rule';

/** A document on a page, and how it is to be taken: as which kind, and with what is chosen otherwise than by default. */
export interface PageExample {
  readonly text: string;
  readonly options: { readonly kind?: Kind; readonly policy: Partial<Policy> };
}

/** The heading of the section that `npm run generate` writes from the claims of a rule; only rules with claims have it. */
export const consumersHeading = 'What consumers do';

/** The headings of each page, in order. */
const ruleHeadings = [
  'What is wrong',
  'Why it matters',
  consumersHeading,
  'Wrong',
  'Right',
  'How to fix it',
  'When to switch it off',
] as const;

/** The headings of the page of a rule, in order. */
export function headingsOf(rule: Rule): readonly string[] {
  const headings =
    (rule.claims ?? []).length > 0 ? ruleHeadings : ruleHeadings.filter((one) => one !== consumersHeading);
  if (!isAboutFiles(rule)) return headings;
  // One document does not show what is wrong between several files.
  return headings.flatMap((one) => (one === 'Wrong' ? [exampleHeading] : one === 'Right' ? [] : [one]));
}

/** Tells whether a rule looks at the files around a document, so that no single document is an example of it. */
export function isAboutFiles(rule: Rule): boolean {
  return neededTraits(rule).some((trait) => trait === 'layout' || trait === 'neighbors');
}

/** The heading of the section that describes files with the mistake. */
const exampleHeading = 'Example';

/** A rule's page, taken apart by its second-level headings. */
export interface RulePage {
  readonly text: string;
  readonly sections: ReadonlyMap<string, string>;
}

/** Takes a page apart by its second-level headings. */
export function parseRulePage(text: string): RulePage {
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
export function examplesIn(section: string): PageExample[] {
  return [...section.matchAll(/^```jsonc?(?: ([^\n]*))?\n([\s\S]*?)^```/gm)].map(
    ([, words = '', written = '']) => {
      let text = written;
      for (const [standIn, meant] of standIns) text = text.replace(standIn, meant);
      return { text, options: optionsOf(words.split(' ').filter((word) => word !== '')) };
    },
  );
}

/**
 * What a fence says behind its language: the kind that is pinned, as in "```json image-config", and what is chosen
 * otherwise than by default, as in "```json consumer=gitlab specification=1.0" or "```json requires=org.example.team".
 */
function optionsOf(words: readonly string[]): PageExample['options'] {
  const kind = words.find((word) => !word.includes('='));
  const choices = new Map(
    words
      .filter((word) => word.includes('='))
      .map((word): [string, string] => {
        const [name = '', value = ''] = word.split('=', 2);
        return [name, value];
      }),
  );
  const lists = (name: string) => choices.get(name)?.split(',');
  const consumers = lists('consumer');
  const required = lists('requires');
  const specification = choices.get('specification');
  return {
    ...(kind === undefined ? {} : { kind: kindNamed(kind) }),
    policy: {
      ...(consumers === undefined ? {} : { consumers }),
      ...(specification === undefined ? {} : { specification: versionNamed(specification) }),
      ...(required === undefined
        ? {}
        : { requiredAnnotations: Object.fromEntries(kinds.map((each) => [each, required])) }),
    },
  };
}

function kindNamed(name: string): Kind {
  const kind = [...kinds, 'project-configuration' as const].find((candidate) => candidate === name);
  if (kind === undefined) throw new Error(`A fence names ${name}, which is not a kind of document.`);
  return kind;
}

function versionNamed(name: string): SpecificationVersion {
  const version = specificationVersions.find((candidate) => candidate === name);
  if (version === undefined)
    throw new Error(`A fence names ${name}, which is not a version of the specification.`);
  return version;
}
