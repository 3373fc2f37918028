import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '../../../schemas/src/kinds';
import { createLanguageService } from '../service/languageService';
import { messageOf, titleOf } from '../service/rules/finding';
import { rangeOf } from '../service/rules/range';
import type { Severity } from '../service/rules/rule';
import { defaultSettings } from '../service/settings/settings';
import { formats, type FormatName } from './formats/formats';
import { findInputs, type Input } from './inputFiles';
import type { FileReport, LintReport } from './report';

/** The severities from the weightiest to the lightest. */
export const severityNames: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The world as the command line sees it. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly readStandardInput: () => Promise<Buffer>;
}

/**
 * Checks the documents at the paths and prints a report. Resolves to the exit code, 0 or 1.
 * @throws InputError when a path cannot be read
 */
export async function lint(
  paths: readonly string[],
  options: { readonly format: FormatName; readonly severity: Severity; readonly kind?: Kind },
  terminal: Terminal,
): Promise<0 | 1> {
  const service = createLanguageService();
  const files: FileReport[] = [];
  for await (const input of findInputs(paths, terminal.readStandardInput)) {
    files.push(checkInput(service, input, options.kind));
  }
  const report: LintReport = { files };
  terminal.print(formats[options.format](report));
  const threshold = severityNames.indexOf(options.severity);
  const weighty = files.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severityNames.indexOf(severity) <= threshold),
  );
  return weighty ? 1 : 0;
}

function checkInput(
  service: ReturnType<typeof createLanguageService>,
  input: Input,
  kind: Kind | undefined,
): FileReport {
  const uri = input.path === '-' ? 'untitled:stdin' : pathToFileURL(input.path).href;
  const live = TextDocument.create(uri, 'json', 0, input.text);
  const document = service.parse(live, defaultSettings, kind ?? input.kind);
  const diagnostics = service.findings(document, defaultSettings).map((finding) => ({
    rule: finding.rule.id,
    severity: finding.severity,
    message: messageOf(finding),
    range: rangeOf(document, finding.at),
    fixes: finding.fixes.map((proposal) => titleOf(finding, proposal)),
  }));
  diagnostics.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  return { path: input.path, kind: document.model?.kind ?? null, diagnostics };
}
