import { templates } from '#schemas/catalogue/templates';
import { rules } from '#service';
import { isAboutFiles } from '#service/features/pages/rulePage';
import { readCorpus } from '#helpers/corpus';
import type { LintOptions } from '#helpers/lint';
import { examplesOf } from '#helpers/rulePages';

/** A document that mutations start from, and how it is taken. */
export interface Seed {
  readonly name: string;
  readonly text: string;
  readonly options: LintOptions;
}

/** The examples of all rule pages, right and wrong, and the templates: each rule has documents near its own border. */
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
  return [...examples, ...begun];
}

/** The documents by others, where there are any. */
export function corpusSeeds(): readonly Seed[] {
  if (process.env['OCI_CORPUS'] === undefined) return [];
  return readCorpus().map(({ file, text, fileName }) => ({ name: file, text, options: { fileName } }));
}
