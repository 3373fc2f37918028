import type { Range } from 'vscode-languageserver-types';
import type { Kind } from '../../../schemas/src/kinds';
import type { Severity } from '../service/rules/rule';

/** One finding as it is reported; ranges are zero-based and count UTF-16 code units, as in LSP. */
export interface ReportedDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The titles of the fixes that an editor offers. */
  readonly fixes: readonly string[];
}

/** What is reported of one file; `kind` is null for a file that is not an OCI document. */
export interface FileReport {
  readonly path: string;
  readonly kind: Kind | null;
  readonly diagnostics: readonly ReportedDiagnostic[];
}

/** The whole report; `--format json` prints exactly this. */
export interface LintReport {
  readonly files: readonly FileReport[];
}
