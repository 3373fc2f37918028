import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Kind } from '#schemas/kinds';
import { counted } from '#schemas/prose';
import { formatPath } from '#schemas/jsonPath';
import {
  createLanguageService,
  type FixProposal,
  type LanguageService,
  messageOf,
  type ParsedDocument,
  planEdits,
  rangeOf,
  resolveSettings,
  type Settings,
  titleOf,
  toTextEdit,
} from '#service';
import { severities, type Severity } from '#schemas/severity';
import { Baselines } from './baselines';
import { formats, type FormatName } from './formats/formats';
import { InputError, reasonOf } from './inputError';
import type { Input } from './input';
import { findInputs } from './inputFiles';
import { projectSource } from './project';
import type { FileReport, LintReport, ReportedDiagnostic } from './report';

/** The options of `oci-manifest lint`. */
export interface LintOptions {
  readonly format: FormatName;
  /** The lowest severity that counts for the exit code. */
  readonly severity: Severity;
  readonly kind?: Kind;
  /** The project file to use instead of the nearest one. */
  readonly config?: string;
  /** Whether to write what can be fixed without asking. */
  readonly fix?: boolean;
  /** Whether to accept what is found from now on, in the project file. */
  readonly writeBaseline?: boolean;
}

/** The world as the command line sees it. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly readStandardInput: () => Promise<Buffer>;
}

/**
 * Checks the documents at the paths and prints a report. Resolves to the exit code, 0 or 1.
 * @throws InputError when a path cannot be read, or when a fix cannot be written
 */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  if (options.fix === true && paths.includes('-'))
    throw new InputError('--fix cannot change standard input.');
  if (options.writeBaseline === true && paths.includes('-'))
    throw new InputError('--write-baseline needs files: a baseline cannot name standard input.');
  const threshold = severities.indexOf(options.severity);
  const isWeighty = ({ severity }: ReportedDiagnostic): boolean => severities.indexOf(severity) <= threshold;
  const service = createLanguageService();
  const projectOf = await projectSource(options.config, (problem) => terminal.warn(`${problem}\n`));
  const files: FileReport[] = [];
  const baselines = new Baselines(options.config);
  for await (const input of findInputs(paths, terminal.readStandardInput)) {
    const uri = input.path === '-' ? 'untitled:stdin' : pathToFileURL(input.path).href;
    const project = await projectOf(uri);
    const resolved = resolveSettings(uri, undefined, project);
    const settings = { ...resolved, kind: options.kind ?? resolved.kind ?? input.kind };
    const text = options.fix === true ? await fixFile(service, uri, input, settings) : input.text;
    const report = checkText(service, uri, { ...input, text }, settings, options.format === 'sarif');
    // What is wrong in the project file itself cannot be accepted by it.
    if (options.writeBaseline === true && report.kind !== 'project-configuration') {
      baselines.add(project, uri, report.diagnostics.filter(isWeighty));
      files.push({ ...report, diagnostics: report.diagnostics.filter((found) => !isWeighty(found)) });
    } else files.push(report);
  }
  for (const { path, count } of await baselines.write())
    terminal.warn(`oci-manifest: accepted ${counted(count, 'finding')} in ${path}.\n`);
  const report: LintReport = { files };
  terminal.print(formats[options.format](report));
  return files.some(({ diagnostics }) => diagnostics.some(isWeighty)) ? 1 : 0;
}

/** Writes what can be fixed without asking, and tells the text as it is then. */
async function fixFile(
  service: LanguageService,
  uri: string,
  input: Input,
  settings: Settings,
): Promise<string> {
  // Bytes that are no UTF-8 were lost when the file was read; it is not for us to replace them.
  if (input.text.includes('\uFFFD')) return input.text;
  const { text } = service.fixAll(TextDocument.create(uri, 'json', 0, input.text), settings);
  if (text === input.text) return text;
  try {
    await writeFile(input.path, text);
  } catch (error) {
    throw new InputError(`cannot write ${input.path}: ${reasonOf(error)}`);
  }
  return text;
}

function checkText(
  service: LanguageService,
  uri: string,
  input: Input,
  settings: Settings,
  withEdits: boolean,
): FileReport {
  const document = service.parse(TextDocument.create(uri, 'json', 0, input.text), settings);
  const diagnostics = service.findings(document, settings).map((finding) => ({
    rule: finding.rule.id,
    severity: finding.severity,
    message: messageOf(finding),
    range: rangeOf(document, finding.at),
    place: 'path' in finding.at ? formatPath(finding.at.path) : '',
    fixes: finding.fixes.map((proposal) => ({
      title: titleOf(finding, proposal),
      edits: withEdits ? editsOf(document, proposal) : [],
    })),
  }));
  diagnostics.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  return {
    path: input.path,
    kind: document.model?.kind ?? null,
    summary: service.summary(document, settings),
    diagnostics,
  };
}

function editsOf(document: ParsedDocument, { operations }: FixProposal): TextEdit[] {
  return (planEdits(document, operations) ?? []).map((edit) => toTextEdit(document, edit));
}
