import { templates } from '#schemas/catalogue/templates';
import { rules } from '#service';
import { examplesIn, isAboutFiles, optionsIn, readRulePage } from '#scripts/rulePage';
import { readCorpus } from '#helpers/corpus';
import type { LintOptions } from '#helpers/lint';

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
      ['Wrong', 'Right'].flatMap((heading) => {
        const section = readRulePage(id)?.sections.get(heading) ?? '';
        const options = optionsIn(section);
        return examplesIn(section).map((text, position) => ({
          name: `${id}, ${heading} ${position + 1}`,
          text,
          options: options[position] ?? {},
        }));
      }),
    );
  const begun = templates().map(({ id, text, fileName }) => ({ name: id, text, options: { fileName } }));
  return [...examples, ...begun];
}

/** The documents by others, where there are any. */
export function corpusSeeds(): readonly Seed[] {
  if (process.env['OCI_CORPUS'] === undefined) return [];
  return readCorpus().map(({ file, text, fileName }) => ({ name: file, text, options: { fileName } }));
}
