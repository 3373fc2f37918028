import { isUtf8 } from 'node:buffer';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '#schemas/kinds';
import { counted } from '#schemas/prose';
import { createLanguageService, type LanguageService, type Settings } from '#service';
import { severities, type Severity } from '#schemas/severity';
import { Baselines, placed } from './baselines';
import { formats, type FormatName } from './formats/formats';
import { reasonOf } from '#files/regularFile';
import { excludedBy } from '#files/excluded';
import { printable } from '#schemas/printable';
import { nameOf, settingsOf, uriOf, whyUnknown } from './inputDocument';
import { InputError } from './inputError';
import type { Input } from '#files/input';
import { findInputs } from '#files/inputFiles';
import { projectSource, type ProjectSource } from './project';
import type { FileReport, LintReport } from './report';
import { reportDocument } from './reportDocument';
import { writeFileWhole } from './writeFileWhole';

/** The options of `oci-manifest lint`. */
export interface LintOptions {
  readonly format: FormatName;
  /** The lowest severity that counts for the exit code. */
  readonly severity: Severity;
  readonly kind?: Kind;
  /** The project file to use instead of the nearest one. */
  readonly config?: string;
  /** Globs of what is left out when directories are searched. */
  readonly exclude?: readonly string[];
  /** Whether to write what can be fixed without asking. */
  readonly fix?: boolean;
  /** Whether to accept what is found from now on, in the project file. */
  readonly writeBaseline?: boolean;
}

/** The world as the command line sees it. */
export interface Terminal {
  readonly print: (text: string) => void | Promise<void>;
  readonly warn: (text: string) => void;
  readonly readStandardInput: () => Promise<Buffer>;
}

/** What a run knows beside the document that it looks at. */
interface Run {
  readonly options: LintOptions;
  readonly service: LanguageService;
  readonly projectOf: ProjectSource;
  readonly baselines: Baselines;
  /** Tells what could not be done; the rest is done, and the exit code is 2. */
  readonly fail: (problem: string) => void;
}

/** The report of a file, and the project file that is to accept its findings. */
interface Checked {
  readonly report: FileReport;
  /** Whether the file was taken for an OCI document, or somebody has said that it is none. */
  readonly isSettled: boolean;
  readonly acceptedIn?: string | undefined;
}

/**
 * Checks the documents at the paths and prints a report. Resolves to the exit code: 1 for findings, and 2 when
 * something could not be read, checked or written, which costs nothing but itself.
 * @throws InputError when nothing can be checked with these options
 */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  if (options.fix === true && paths.includes('-'))
    throw new InputError('--fix cannot change standard input.');
  if (options.writeBaseline === true && paths.includes('-'))
    throw new InputError('--write-baseline needs files: a baseline cannot name standard input.');
  const state = { failed: false, path: '' };
  const warn = (text: string): void => terminal.warn(`oci-manifest: ${printable(text)}\n`);
  const fail = (problem: string): void => {
    state.failed = true;
    warn(problem);
  };
  const run: Run = {
    options,
    service: createLanguageService({
      onRuleFailure: ({ rule, error }) =>
        fail(`${state.path}: the rule ${rule.id} failed: ${reasonOf(error)}`),
    }),
    projectOf: await projectSource(options.config, warn, fail),
    baselines: new Baselines(options.config),
    fail,
  };
  const checked: Checked[] = [];
  const searched = new SearchedDirectories();
  for await (const input of findInputs(
    paths,
    terminal.readStandardInput,
    excludedBy(options.exclude ?? []),
  )) {
    state.path = nameOf(input);
    if ('problem' in input) fail(`${state.path}: ${input.problem}`);
    else {
      try {
        const outcome = await checkInput(run, input);
        checked.push(outcome);
        searched.note(input, outcome);
      } catch (error) {
        fail(`${state.path}: could not be checked: ${reasonOf(error)}`);
      }
    }
  }
  for (const directory of searched.withoutDocuments())
    fail(`${directory}: no OCI document was found in this directory.`);
  const accepted = await writeBaselines(run, warn);
  const isWeighty = weighty(options);
  const files = checked.map(({ report, acceptedIn }) =>
    acceptedIn !== undefined && accepted.has(acceptedIn)
      ? { ...report, diagnostics: report.diagnostics.filter((found) => !isWeighty(found)) }
      : report,
  );
  const report: LintReport = { files };
  await terminal.print(formats[options.format](report));
  if (state.failed) return 2;
  return files.some(({ diagnostics }) => diagnostics.some(isWeighty)) ? 1 : 0;
}

/** Whether a finding counts for the exit code. */
function weighty(options: LintOptions): (found: { readonly severity: Severity }) => boolean {
  const threshold = severities.indexOf(options.severity);
  return ({ severity }) => severities.indexOf(severity) <= threshold;
}

/** The directories among the arguments, with what was found in them. */
class SearchedDirectories {
  readonly #hasDocuments = new Map<string, boolean>();

  note({ foundIn }: Input, { isSettled }: Checked): void {
    if (foundIn !== undefined)
      this.#hasDocuments.set(foundIn, isSettled || this.#hasDocuments.get(foundIn) === true);
  }

  /** Those in which there are files, but not one that could be checked: that is not a success. */
  withoutDocuments(): readonly string[] {
    return [...this.#hasDocuments].filter(([, has]) => !has).map(([directory]) => directory);
  }
}

async function checkInput(run: Run, input: Input): Promise<Checked> {
  const { options, service, projectOf, baselines, fail } = run;
  const uri = uriOf(input);
  const settings = await settingsOf(input, projectOf, options.kind);
  const text = options.fix === true ? await fixFile(run, uri, input, settings) : input.text;
  const document = service.parse(TextDocument.create(uri, 'json', 0, text), settings);
  const report = reportDocument(service, document, input.path, settings, options.format);
  const isSettled = document.model !== undefined || settings.kind === 'none';
  // A search meets files of all sorts; whoever names a file wants it to be checked.
  if (!isSettled && input.foundIn === undefined) fail(`${nameOf(input)}: ${whyUnknown(document)}`);
  // What is wrong in the project file itself cannot be accepted by it.
  if (options.writeBaseline !== true || report.kind === 'project-configuration') return { report, isSettled };
  try {
    return {
      report,
      isSettled,
      acceptedIn: baselines.add(
        await projectOf(uri),
        uri,
        service.findings(document, settings).filter(weighty(options)).map(placed),
      ),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fail(error.message);
    return { report, isSettled };
  }
}

/** Writes the baselines; tells the project files that accept their findings now. */
async function writeBaselines(
  { baselines, fail }: Run,
  warn: (text: string) => void,
): Promise<ReadonlySet<string>> {
  const accepted = new Set<string>();
  for (const written of await baselines.write()) {
    if ('problem' in written) fail(written.problem);
    else {
      accepted.add(written.path);
      warn(`accepted ${counted(written.count, 'finding')} in ${written.path}.`);
    }
  }
  return accepted;
}

/** Writes what can be fixed without asking, and tells the text as it is then. */
async function fixFile(
  { service, fail }: Run,
  uri: string,
  input: Input,
  settings: Settings,
): Promise<string> {
  const { text } = service.fixAll(TextDocument.create(uri, 'json', 0, input.text), settings);
  if (text === input.text) return text;
  try {
    // The other bytes were lost when the file was decoded; it is not for us to replace them.
    if (!isUtf8(input.bytes)) throw new InputError('it is not valid UTF-8');
    await writeFileWhole(input.path, text, input.bytes);
    return text;
  } catch (error) {
    fail(`${input.path} was not fixed: ${reasonOf(error)}.`);
    return input.text;
  }
}
