import { addTo } from '#schemas/groups';
import { templates } from '#schemas/catalogue/templates';
import { rules } from '#service';
import { isAboutFiles } from '#service/features/pages/rulePage';
import { readCorpus } from '#helpers/corpus';
import { parse, type LintOptions } from '#helpers/lint';
import { examplesOf } from '#helpers/rulePages';
import { ownDocuments } from './ownDocuments';

/** A document that mutations start from, and how it is taken. */
export interface Seed {
  readonly name: string;
  readonly text: string;
  readonly options: LintOptions;
}

/** The fewest seeds of one kind; those of which there are fewer are repeated. */
const fewestOfKind = 20;

/**
 * The examples of all rule pages, right and wrong, so that each rule has documents near its own border; the templates; and
 * documents of the kinds that these seldom have.
 */
export function ownSeeds(): readonly Seed[] {
  const examples = rules
    .filter((rule) => !isAboutFiles(rule))
    .flatMap(({ id }) =>
      (['Wrong', 'Right'] as const).flatMap((heading) =>
        examplesOf(id, heading).map((example, position) => ({
          name: `${id}, ${heading} ${position + 1}`,
          ...example,
        })),
      ),
    );
  const begun = templates().map(({ id, text, fileName }) => ({ name: id, text, options: { fileName } }));
  return withoutRareKinds([...examples, ...begun, ...ownDocuments()]);
}

function withoutRareKinds(seeds: readonly Seed[]): readonly Seed[] {
  const byKind = new Map<string | undefined, Seed[]>();
  for (const seed of seeds) addTo(byKind, parse(seed.text, seed.options).document.detection?.kind, seed);
  return [...byKind.values()].flatMap((alike) =>
    Array.from(
      { length: Math.max(alike.length, fewestOfKind) },
      (_, position) => alike[position % alike.length]!,
    ),
  );
}

/** The documents by others, where there are any. */
export function corpusSeeds(): readonly Seed[] {
  if (process.env['OCI_CORPUS'] === undefined) return [];
  return readCorpus().map(({ file, text, fileName }) => ({ name: file, text, options: { fileName } }));
}
