import type { FileReport, LintReport, ReportedDiagnostic } from '#cli/report';
import { printJson } from './printJson';

/** What `--format json` prints; part of the public interface. */
export interface JsonReport {
  readonly files: readonly (Pick<FileReport, 'path' | 'kind'> & {
    /** How many findings the project file accepts, which are not among the diagnostics. */
    readonly accepted: number;
    readonly diagnostics: readonly JsonDiagnostic[];
  })[];
}

/** One finding of a `JsonReport`. */
export type JsonDiagnostic = Pick<ReportedDiagnostic, 'rule' | 'severity' | 'message' | 'range'> & {
  /** The titles of the fixes that an editor offers. */
  readonly fixes: readonly string[];
};

/** The report as one JSON object. */
export function formatJson({ files }: LintReport): string {
  const report: JsonReport = {
    files: files.map(({ path, kind, accepted = 0, diagnostics }) => ({
      path,
      kind,
      accepted,
      diagnostics: diagnostics.map(({ rule, severity, message, range, fixes }) => ({
        rule,
        severity,
        message,
        range,
        fixes: fixes.map(({ title }) => title),
      })),
    })),
  };
  return printJson(report);
}
