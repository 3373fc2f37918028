import type { FileReport, LintReport, ReportedDiagnostic } from '#cli/report';
import { printJson } from './printJson';

/** What `--format json` prints; part of the public interface. */
export interface JsonReport {
  readonly files: readonly (Omit<FileReport, 'diagnostics' | 'summary'> & {
    readonly diagnostics: readonly JsonDiagnostic[];
  })[];
}

/** One finding of a `JsonReport`. */
export type JsonDiagnostic = Omit<ReportedDiagnostic, 'fixes' | 'more'> & {
  /** The titles of the fixes that an editor offers. */
  readonly fixes: readonly string[];
};

/** The report as one JSON object. */
export function formatJson({ files }: LintReport): string {
  const report: JsonReport = {
    files: files.map(({ path, kind, diagnostics }) => ({
      path,
      kind,
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
