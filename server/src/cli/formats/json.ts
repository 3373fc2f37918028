import type { LintReport } from '../report';

/** The report as one JSON object. */
export function formatJson(report: LintReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
