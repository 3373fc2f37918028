import type { FileReport, LintReport } from '#cli/report';

/** The report for people: one line for each finding, as compilers write them, and a summary. */
export function formatText({ files }: LintReport): string {
  const lines = files.flatMap(describeFile);
  return [...lines, summarize(files), ''].join('\n');
}

function describeFile({ path, summary, diagnostics }: FileReport): string[] {
  const name = path === '-' ? '<stdin>' : path;
  const title = summary === undefined ? '' : ` (${summary})`;
  const lines = diagnostics.flatMap(({ range, severity, message, rule, fixes }) => [
    `${name}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${rule}]`,
    ...fixes.map(({ title }) => `    fix: ${title}`),
  ]);
  return lines.length === 0 ? [] : [`${name}${title}`, ...lines, ''];
}

function summarize(files: readonly FileReport[]): string {
  const known = files.filter(({ kind }) => kind !== null);
  const others = files.length - known.length;
  const total = (wanted: string) =>
    known.reduce(
      (sum, { diagnostics }) => sum + diagnostics.filter(({ severity }) => severity === wanted).length,
      0,
    );
  const counts = [count(total('error'), 'error'), count(total('warning'), 'warning')].join(', ');
  const notes = total('information') + total('hint');
  const ignored = others === 0 ? '' : `; ${count(others, 'file')} not an OCI document`;
  return `${counts}${notes === 0 ? '' : `, ${count(notes, 'note')}`} in ${count(known.length, 'document')}${ignored}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
