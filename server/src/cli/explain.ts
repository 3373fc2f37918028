import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '#schemas/kinds';
import { chosenConsumer, consumerIds } from '#schemas/catalogue/consumers';
import { largestDocumentInBytes } from '#schemas/limits';
import { memberAt } from '#schemas/plainData';
import { printable } from '#schemas/printable';
import { eitherOf } from '#schemas/prose';
import { parseDigest } from '#schemas/values/digest';
import { readRegularFile, reasonOf } from '#files/regularFile';
import {
  blobPath,
  createLanguageService,
  isBlob,
  resolveSettings,
  type ConsumerQuestion,
  type ParsedDocument,
} from '#service';
import { excludedBy } from '#files/excluded';
import { explanationFormats, type Explained, type ExplanationFormat } from './formats/explanation';
import type { Input } from '#files/input';
import { nameOf, settingsOf, uriOf, whyUnknown } from './inputDocument';
import { InputError } from './inputError';
import { findInputs } from '#files/inputFiles';
import { projectSource, type ProjectSource } from './project';
import { ruleNamed, rulePage, type RulePage } from './rulePages';
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
 * something could not be read, or is neither a rule nor an OCI document, which costs nothing but itself.
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
      `there is no consumer "${unknown}"; known are ${eitherOf(consumerIds)}, also with a version, as in containerd@1.7.`,
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
  const documents: Explained[] = [];
  const explainInput = async (input: Input): Promise<Explained> => {
    const settings = await settingsOf(input, projectOf, options.kind);
    const document = service.parse(TextDocument.create(uriOf(input), 'json', 0, input.text), settings);
    if (document.model === undefined)
      throw new InputError(`${nameOf(input)}: ${whyUnknown(document, settings)}`);
    const question: ConsumerQuestion = {
      ...(options.consumer.length > 0 && { consumers: options.consumer }),
      ...(await configBeside(document, input)),
    };
    return {
      path: input.path,
      kind: document.model.kind,
      summary: service.summary(document, settings) ?? '',
      page: service.explain(document, settings, question) ?? '',
      verdicts: service.whoTakes(document, settings, question),
    };
  };
  for await (const input of findInputs(paths, terminal.readStandardInput, excludedBy([]))) {
    const name = nameOf(input);
    if ('problem' in input) {
      fail(`${name}: ${input.problem}`);
      continue;
    }
    try {
      documents.push(await explainInput(input));
    } catch (error) {
      fail(
        error instanceof InputError ? error.message : `${name}: could not be explained: ${reasonOf(error)}`,
      );
    }
  }
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

/** The config of a manifest that is a blob of a layout, where the layout has it. */
async function configBeside({ uri, model }: ParsedDocument, { path }: Input): Promise<ConsumerQuestion> {
  const digest = memberAt(memberAt(model?.asGoReads, 'config'), 'digest');
  const parsed = typeof digest === 'string' ? parseDigest(digest) : undefined;
  if (parsed === undefined || !isBlob(uri)) return {};
  const layout = dirname(dirname(dirname(path)));
  try {
    const bytes = await readRegularFile(join(layout, blobPath(parsed)), largestDocumentInBytes);
    return { config: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    // A config that is missing, or no JSON, leaves open what depends on it.
    return {};
  }
}
