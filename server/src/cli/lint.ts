import { isUtf8 } from 'node:buffer';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '#schemas/kinds';
import { counted } from '#schemas/prose';
import {
  createLanguageService,
  type LanguageService,
  type ParsedDocument,
  type Settings,
  whyNotAnalyzed,
  whyUnknown,
} from '#service';
import type { Severity } from '#schemas/severity';
import { problemOfGlobs } from '#schemas/values/glob';
import { Baselines, placed } from './baselines';
import { Fixes } from './fixes';
import { formats, type FormatName } from './formats/formats';
import { countOf } from './formats/summary';
import { reasonOf } from '#files/regularFile';
import { excludedBy } from '#files/excluded';
import { printable } from '#schemas/printable';
import { documentOf, nameOf, reportedPath, type SettingsSources, uriInProject } from './inputDocument';
import { InputError } from './inputError';
import { layoutEntries } from './layoutEntries';
import { type Input, isNamed, isPassedOver } from '#files/input';
import { findInputs } from '#files/inputFiles';
import { NeighborFiles } from '#files/neighborFiles';
import { VerifiedLayouts } from '#files/verifiedLayouts';
import type { Look } from './look';
import { projectSource, type ProjectSource } from './project';
import type { FileReport, LintReport } from './report';
import { reportDocument, reportOtherFile } from './reportDocument';
import { pagesOf } from './rulePages';
import { SearchedDirectories } from './searchedDirectories';
import type { Terminal } from './terminal';
import { weighsAtLeast, withoutLighter } from './weight';

/** The options of `oci-manifest lint`. */
export interface LintOptions {
  readonly format: FormatName;
  /** The lowest severity that counts for the exit code. */
  readonly severity: Severity;
  /** How many warnings there may be, all files together, before the exit code is 1. */
  readonly maxWarnings?: number;
  /** The lowest severity that is shown. */
  readonly minSeverity?: Severity;
  readonly kind?: Kind;
  /** The project file to use instead of the nearest one. */
  readonly config?: string;
  /** Globs of what is left out when directories are searched. */
  readonly exclude?: readonly string[];
  /** Whether to write what can be fixed without asking. */
  readonly fix?: boolean;
  /** Whether to show what fixes would change instead of writing it. */
  readonly dryRun?: boolean;
  /** Whether to accept what is found from now on, in the project file. */
  readonly writeBaseline?: boolean;
  /** Whether to read the blobs of layouts to their end, and to compare digests and layers with their content. */
  readonly verify?: boolean;
  /** Whether files that are not OCI documents are passed over even if they are named. */
  readonly ignoreUnknown?: boolean;
  /** Whether to name the files that are not OCI documents. */
  readonly verbose?: boolean;
  /** Whether to use colors; undefined leaves it to the environment. */
  readonly color?: boolean;
}

/** What a run knows beside the document that it looks at. */
interface Run {
  readonly options: LintOptions;
  readonly service: LanguageService;
  /** Undefined when nothing is to be fixed. */
  readonly fixes: Fixes | undefined;
  readonly look: Look;
  readonly projectOf: ProjectSource;
  readonly sources: SettingsSources;
  readonly baselines: Baselines;
  readonly warn: (text: string) => void;
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
  refuseContradictions(paths, options);
  const state = { failed: false, path: '' };
  const warn = (text: string): void => terminal.warn(`oci-manifest: ${printable(text)}\n`);
  const fail = (problem: string): void => {
    state.failed = true;
    warn(problem);
  };
  const service = createLanguageService({
    onRuleFailure: ({ rule, error }) => fail(`${state.path}: the rule ${rule.id} failed: ${reasonOf(error)}`),
  });
  const projectOf = await projectSource(options.config, warn, fail);
  const run: Run = {
    options,
    service,
    fixes: options.fix === true ? new Fixes(service, options.dryRun === true, fail) : undefined,
    look: terminal.look(options.color),
    projectOf,
    sources: { service, projectOf, neighborFiles: new NeighborFiles(), kind: options.kind },
    baselines: new Baselines(options.config),
    warn,
    fail,
  };
  const checked: Checked[] = [];
  const searched = new SearchedDirectories();
  const verified = options.verify === true ? new VerifiedLayouts() : undefined;
  for await (const input of findInputs(
    paths,
    terminal.readStandardInput,
    excludedBy(options.exclude ?? []),
    verified,
  )) {
    if ('repeats' in input) {
      searched.noteAgain(input);
      continue;
    }
    state.path = nameOf(input);
    if ('problem' in input) {
      if (isPassedOver(input, options.ignoreUnknown)) {
        warn(`skipped ${state.path}: ${input.problem}`);
        searched.note(input, false);
        checked.push({ report: reportOtherFile(reportedPath(input.path)), isSettled: false });
      } else fail(`${state.path}: ${input.problem}`);
    } else {
      try {
        const outcome = await checkInput(run, input);
        checked.push(outcome);
        searched.note(input, outcome.isSettled);
      } catch (error) {
        fail(`${state.path}: could not be checked: ${reasonOf(error)}`);
      }
    }
  }
  for (const problem of searched.problems()) fail(problem);
  if (verified?.total.layouts === 0)
    fail('--verify reads the blobs of image layouts, and no layout was found.');
  const accepted = await writeBaselines(
    run,
    checked.some(({ report }) => report.diagnostics.length > 0),
  );
  const isWeighty = weighsAtLeast(options.severity);
  const files = checked.map(({ report, acceptedIn }) =>
    acceptedIn !== undefined && accepted.has(acceptedIn)
      ? { ...report, diagnostics: report.diagnostics.filter((found) => !isWeighty(found)) }
      : report,
  );
  const report: LintReport = {
    files: files.map((file) => withoutLighter(file, options.minSeverity ?? 'hint')),
    failsFrom: options.severity,
    namesOthers: options.verbose === true,
    fixed: run.fixes?.outcome,
    verified: verified?.total,
    rulePages: options.format === 'sarif' ? await pagesOf(rulesIn(files)) : undefined,
  };
  await terminal.print(formats[options.format](report, run.look));
  const { maxWarnings = Infinity } = options;
  const warnings = countOf(
    files.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'warning')),
  );
  if (warnings > maxWarnings)
    warn(`found ${counted(warnings, 'warning')}, but --max-warnings allows ${maxWarnings}.`);
  if (state.failed) return 2;
  return warnings > maxWarnings || files.some(({ diagnostics }) => diagnostics.some(isWeighty)) ? 1 : 0;
}

function rulesIn(files: readonly FileReport[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
}

/** @throws InputError when the options cannot be followed together */
function refuseContradictions(
  paths: readonly string[],
  { exclude = [], fix, dryRun, writeBaseline, format }: LintOptions,
): void {
  const tooManyGlobs = problemOfGlobs(exclude);
  if (tooManyGlobs !== undefined) throw new InputError(`--exclude: ${tooManyGlobs}`);
  const hasStandardInput = paths.includes('-');
  if (fix === true && hasStandardInput) throw new InputError('--fix cannot change standard input.');
  if (writeBaseline === true && hasStandardInput)
    throw new InputError(
      '--write-baseline cannot accept findings in standard input, because it has no file name.',
    );
  if (dryRun !== true) return;
  if (fix !== true) throw new InputError('--dry-run shows what --fix would change, so it needs --fix.');
  if (writeBaseline === true)
    throw new InputError('--dry-run writes nothing, so it cannot be used with --write-baseline.');
  if (format !== 'text')
    throw new InputError(`--dry-run shows a diff as text, so it cannot be used with --format ${format}.`);
}

/** The document as its layout has read it, where that is what is checked. */
function parsedIn({ kind, layout }: Settings, text: string): ParsedDocument | undefined {
  const read = layout?.layout.contents.get(layout.path)?.document;
  return kind === undefined && read?.text === text ? read : undefined;
}

async function checkInput(run: Run, input: Input): Promise<Checked> {
  const { options, service, fixes, look, projectOf, sources, baselines, warn, fail } = run;
  const { source, settings } = await documentOf(input, sources);
  const { uri } = source;
  // Nothing is written into archives, nor into standard input.
  const isWritable = input.archivedAt === undefined && input.path !== '-';
  const isText = isUtf8(input.bytes);
  const text = fixes !== undefined && isWritable ? await fixes.apply(input, source, settings) : input.text;
  const document =
    parsedIn(settings, text) ??
    service.parse(text === input.text ? source : TextDocument.create(uri, 'json', 0, text), settings);
  const entries = options.format === 'text' ? layoutEntries(service, input, settings) : undefined;
  const found = reportDocument(service, document, reportedPath(input.path), settings, {
    format: options.format,
    look,
    isWritable: isWritable && isText,
  });
  const report: FileReport =
    entries === undefined ? found : { ...found, entries, summary: service.summary(document, settings) };
  const isSettled = document.model !== undefined || settings.kind === 'none';
  if (document.model === undefined) tellUnknown(run, input, document, settings);
  else if (!isText && fixes === undefined)
    warn(`${nameOf(input)}: this is not valid UTF-8, so --fix does not change it.`);
  // What is wrong in the project file itself cannot be accepted by it.
  if (options.writeBaseline !== true || report.kind === 'project-configuration') return { report, isSettled };
  const inProject = uriInProject(input);
  try {
    return {
      report,
      isSettled,
      acceptedIn: baselines.add(
        await projectOf(inProject),
        inProject,
        service.findings(document, settings).filter(weighsAtLeast(options.severity)).map(placed),
      ),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fail(error.message);
    return { report, isSettled };
  }
}

/**
 * Tells why a document was not checked although it was read. A search meets files of all sorts; whoever names a file wants
 * it to be checked. What was not analyzed could be one of those that the search is for.
 */
function tellUnknown(
  { options, warn, fail }: Run,
  input: Input,
  document: ParsedDocument,
  settings: Settings,
): void {
  const [name, why] = [nameOf(input), whyUnknown(document, settings)];
  const told = `${name}: ${why}`;
  const isSettled = settings.kind === 'none';
  const isUnclear = !isSettled && whyNotAnalyzed(document.syntax) !== undefined;
  const isWanted = !isSettled && isNamed(input);
  if ((isUnclear || isWanted) && options.ignoreUnknown !== true) fail(told);
  else if (isUnclear) warn(`skipped ${name}: ${why}`);
  else if (options.verbose === true) warn(told);
}

/**
 * Writes the baselines; tells the project files that accept their findings now.
 * @param isAnyFound whether there are findings, of any severity
 */
async function writeBaselines(
  { options, baselines, warn, fail }: Run,
  isAnyFound: boolean,
): Promise<ReadonlySet<string>> {
  const accepted = new Set<string>();
  const all = await baselines.write();
  if (options.writeBaseline === true && all.length === 0 && isAnyFound)
    warn(`accepted no finding, because none is at or above --severity ${options.severity}.`);
  for (const written of all) {
    if ('problem' in written) fail(written.problem);
    else {
      accepted.add(written.path);
      warn(`accepted ${counted(written.count, 'finding')} in ${written.path}.`);
    }
  }
  return accepted;
}
