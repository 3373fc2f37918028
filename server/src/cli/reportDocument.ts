import type { TextEdit } from 'vscode-languageserver-types';
import {
  firstAlike,
  type FixProposal,
  type LanguageService,
  messageOf,
  mostAlike,
  type ParsedDocument,
  planEdits,
  rangeOf,
  type Settings,
  titleOf,
  toTextEdit,
} from '#service';
import { excerptOf } from './excerpt';
import { completeFormats, type FormatName } from './formats/formats';
import { plainLook, type Look } from './look';
import type { FileReport } from './report';
import { reportedRepair } from './reportedRepair';

/** How a document is reported. */
export interface ReportOptions {
  /** Decides whether findings that are alike are all there, and whether fixes say what they change. */
  readonly format: FormatName;
  /** Decides whether findings show the text around them. */
  readonly look?: Look;
  /** Whether `--fix` could write the document. */
  readonly isWritable?: boolean;
}

/**
 * The report on a document: its findings in the order of their places.
 * @param path the name of the document in the report
 */
export function reportDocument(
  service: LanguageService,
  document: ParsedDocument,
  path: string,
  settings: Settings,
  { format, look: { forTerminal } = plainLook, isWritable = true }: ReportOptions,
): FileReport {
  const found = service.findings(document, settings);
  const shown = completeFormats.has(format)
    ? found.map((finding) => ({ finding, more: 0 }))
    : firstAlike(found, mostAlike.inTerminal);
  const showsPlaces = forTerminal && format === 'text';
  const diagnostics = shown.map(({ finding, more }) => {
    const range = rangeOf(document, finding.at);
    const automatic = isWritable ? service.automaticFix(document, finding) : undefined;
    return {
      rule: finding.rule.id,
      severity: finding.severity,
      message: messageOf(finding),
      range,
      source: showsPlaces ? service.rulePage(finding.rule, settings) : undefined,
      excerpt: showsPlaces ? excerptOf(document.source, range) : undefined,
      fixes: finding.fixes.map((proposal) => ({
        title: titleOf(finding, proposal),
        isAutomatic: proposal === automatic,
        edits: format === 'sarif' ? editsOf(document, proposal) : [],
      })),
      repair: format === 'text' && isWritable ? reportedRepair(finding, path, settings) : undefined,
      more,
    };
  });
  diagnostics.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  return {
    path,
    kind: document.model?.kind ?? null,
    // Of documents without findings, only JUnit has a line.
    summary: diagnostics.length > 0 || format === 'junit' ? service.summary(document, settings) : undefined,
    diagnostics,
    accepted: service.accepted(document, settings).length,
  };
}

/** The report on a file that is not an OCI document. */
export function reportOtherFile(path: string): FileReport {
  return { path, kind: null, summary: undefined, diagnostics: [] };
}

function editsOf(document: ParsedDocument, { operations }: FixProposal): TextEdit[] {
  return (planEdits(document, operations) ?? []).map((edit) => toTextEdit(document.source, edit));
}
