import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Kind } from '#schemas/kinds';
import type { Severity } from '#schemas/severity';

/** A fix that an editor offers. */
export interface ReportedFix {
  readonly title: string;
  /** What it changes; planned for the formats that print it, and else empty. */
  readonly edits: readonly TextEdit[];
}

/** One finding as it is reported; ranges are zero-based and count UTF-16 code units, as in LSP. */
export interface ReportedDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly fixes: readonly ReportedFix[];
  /** How many findings like this one the report leaves out; 0 in the formats that leave out none. */
  readonly more: number;
}

/** What is reported of one file; `kind` is null for a file that is not an OCI document. */
export interface FileReport {
  readonly path: string;
  readonly kind: Kind | null;
  /** A few words on what the document is, such as `OCI image manifest · Helm chart`. */
  readonly summary: string | undefined;
  readonly diagnostics: readonly ReportedDiagnostic[];
}

/** The whole report, from which each format takes what it prints. */
export interface LintReport {
  readonly files: readonly FileReport[];
}
