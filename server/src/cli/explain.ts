import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kind } from '#schemas/kinds';
import { chosenConsumer, consumerIds } from '#schemas/catalogue/consumers';
import { printable } from '#schemas/printable';
import { eitherOf } from '#schemas/prose';
import { reasonOf } from '#files/regularFile';
import { createLanguageService, resolveSettings, type ConsumerQuestion, whyUnknown } from '#service';
import { excludedBy } from '#files/excluded';
import {
  dataFormats,
  explanationFormats,
  shownSections,
  type Explained,
  type ExplanationFormat,
} from './formats/explanation';
import { type Input, isNamed, isPassedOver } from '#files/input';
import { documentOf, nameOf, reportedPath } from './inputDocument';
import { InputError } from './inputError';
import { findInputs } from '#files/inputFiles';
import { NeighborFiles } from '#files/neighborFiles';
import { PageLimit } from './pageLimit';
import { projectSource, type ProjectSource } from './project';
import { ruleNamed, rulePage, type RulePage } from './rulePages';
import { SearchedDirectories } from './searchedDirectories';
import type { Terminal } from './terminal';

/** The options of `oci-manifest explain`. */
export interface ExplainOptions {
  readonly format: ExplanationFormat;
  readonly kind?: Kind;
  /** The project file to use instead of the nearest one. */
  readonly config?: string;
  /** Names such as `containerd` or `containerd@1.7`; all consumers when empty. */
  readonly consumer: readonly string[];
  /** Whether to use colors; undefined leaves it to the environment. */
  readonly color?: boolean;
}

/**
 * Prints the pages of rules; and what documents are, and what consumers do with them. Resolves to the exit code: 2 when
 * something could not be read, or was named and is neither a rule nor an OCI document, which costs nothing but itself.
 * @param names paths of documents, and rules of which no file has the name
 * @throws InputError when nothing can be explained with these options
 */
export async function explain(
  names: readonly string[],
  options: ExplainOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  const unknown = options.consumer.find((name) => chosenConsumer(name) === undefined);
  if (unknown !== undefined)
    throw new InputError(
      `"${unknown}" is not a known consumer. Use ${eitherOf(consumerIds)}. A version can follow the name, as in containerd@1.7.`,
    );
  const problems = new Set<string>();
  const warn = (text: string): void => terminal.warn(`oci-manifest: ${printable(text)}\n`);
  const fail = (problem: string): void => {
    problems.add(problem);
    warn(problem);
  };
  const service = createLanguageService();
  const projectOf = await projectSource(options.config, warn, fail);
  const { rules, paths } = await rulesAmong(names, projectOf, fail);
  const sources = { service, projectOf, neighborFiles: new NeighborFiles(), kind: options.kind };
  const documents: Explained[] = [];
  const searched = new SearchedDirectories();
  const pages = new PageLimit();
  const explainInput = async (input: Input): Promise<void> => {
    const { source, settings } = await documentOf(input, sources);
    const document = service.parse(source, settings);
    searched.note(input, document.model !== undefined);
    if (document.model === undefined) {
      // A search meets files of all sorts; whoever names a file wants it to be explained.
      if (isNamed(input)) fail(`${nameOf(input)}: ${whyUnknown(document, settings)}`);
      return;
    }
    const question: ConsumerQuestion = options.consumer.length > 0 ? { consumers: options.consumer } : {};
    const explained = {
      path: reportedPath(input.path),
      kind: document.model.kind,
      summary: service.summary(document, settings) ?? '',
    };
    if (dataFormats.has(options.format))
      documents.push({ ...explained, verdicts: service.whoTakes(document, settings, question) });
    else {
      const sections = shownSections[options.format];
      const page = pages.admits(input)
        ? service.explain(document, settings, { question, sections })
        : undefined;
      documents.push({ ...explained, page });
    }
  };
  for await (const input of findInputs(paths, terminal.readStandardInput, excludedBy([]))) {
    if ('repeats' in input) {
      searched.noteAgain(input);
      continue;
    }
    const name = nameOf(input);
    if ('problem' in input) {
      if (isPassedOver(input)) {
        warn(`skipped ${name}: ${input.problem}`);
        searched.note(input, false);
      } else fail(`${name}: ${input.problem}`);
      continue;
    }
    try {
      await explainInput(input);
    } catch (error) {
      fail(`${name}: could not be explained: ${reasonOf(error)}`);
    }
  }
  for (const problem of searched.problems()) fail(problem);
  for (const note of pages.notes()) warn(note);
  const look = terminal.look(options.color);
  await terminal.print(explanationFormats[options.format]({ rules, documents }, look));
  return problems.size > 0 ? 2 : 0;
}

/** The pages of the rules among the arguments, for the version of the specification that is set in the working directory. */
async function rulesAmong(
  names: readonly string[],
  projectOf: ProjectSource,
  fail: (problem: string) => void,
): Promise<{ readonly rules: readonly RulePage[]; readonly paths: readonly string[] }> {
  const here = pathToFileURL(resolve('manifest.json')).href;
  const rules: RulePage[] = [];
  const paths: string[] = [];
  for (const name of names) {
    try {
      const rule = await ruleNamed(name);
      if (rule === undefined) paths.push(name);
      else {
        const { policy } = resolveSettings(here, undefined, await projectOf(here));
        rules.push(await rulePage(rule, policy.specification));
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error.message);
    }
  }
  return { rules, paths };
}
