import { escapeMarkdown, table } from '#schemas/markdown';
import { counted } from '#schemas/prose';
import { moreLikeThis } from '#service';
import { plainLook } from '#cli/look';
import type { LintReport, ReportedDiagnostic } from '#cli/report';
import { countOf, summarize } from './summary';

/** GitHub shows a summary of at most one mebibyte. */
const mostRows = 1000;

interface Row {
  readonly path: string;
  readonly found: ReportedDiagnostic;
}

/** The report as a section of Markdown with a table, such as for the summary of a job in GitHub Actions. */
export function formatMarkdown(report: LintReport): string {
  const { files } = report;
  const rows = files.flatMap(({ path, diagnostics }) => diagnostics.map((found): Row => ({ path, found })));
  const left = countOf(rows.slice(mostRows).map(({ found }) => found));
  return [
    '### OCI documents',
    '',
    escapeMarkdown(summarize(report, plainLook)),
    ...(rows.length === 0
      ? []
      : ['', table(['Severity', 'Place', 'Finding', 'Rule'], rows.slice(0, mostRows).map(cellsOf))]),
    ...(left === 0 ? [] : ['', `${counted(left, 'finding')} more.`]),
    '',
  ].join('\n');
}

function cellsOf({ path, found: { severity, range, message, rule, more } }: Row): readonly string[] {
  const place = `${path === '-' ? 'standard input' : path}:${range.start.line + 1}`;
  const text = more === 0 ? message : `${message} ${moreLikeThis(more)}.`;
  return [severity, place, text, rule].map(escapeMarkdown);
}
