import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { formatPath } from '#schemas/jsonPath';
import {
  type FixProposal,
  type LanguageService,
  messageOf,
  type ParsedDocument,
  planEdits,
  rangeOf,
  type Settings,
  titleOf,
  toTextEdit,
} from '#service';
import type { FileReport } from './report';

/** A text to report on, and how it is called. */
export interface CheckedText {
  readonly uri: string;
  /** The name in the report. */
  readonly path: string;
  readonly text: string;
}

/**
 * The report of a text: its findings in the order of their places.
 * @param withEdits whether the fixes say what they change, which costs time
 */
export function checkText(
  service: LanguageService,
  { uri, path, text }: CheckedText,
  settings: Settings,
  withEdits: boolean,
): FileReport {
  const document = service.parse(TextDocument.create(uri, 'json', 0, text), settings);
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
    path,
    kind: document.model?.kind ?? null,
    summary: service.summary(document, settings),
    diagnostics,
  };
}

function editsOf(document: ParsedDocument, { operations }: FixProposal): TextEdit[] {
  return (planEdits(document, operations) ?? []).map((edit) => toTextEdit(document, edit));
}
