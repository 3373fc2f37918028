import { severities, type Severity } from '#schemas/severity';
import type { FileReport } from './report';

/** Tells whether a finding weighs at least as much as a severity. */
export function weighsAtLeast(least: Severity): (found: { readonly severity: Severity }) => boolean {
  const threshold = severities.indexOf(least);
  return ({ severity }) => severities.indexOf(severity) <= threshold;
}

/** The report of a file in which only findings of a severity or above are shown. */
export function withoutLighter(report: FileReport, least: Severity): FileReport {
  const isShown = weighsAtLeast(least);
  const { diagnostics } = report;
  return {
    ...report,
    diagnostics: diagnostics.filter(isShown),
    hidden: diagnostics.filter((found) => !isShown(found)),
  };
}
