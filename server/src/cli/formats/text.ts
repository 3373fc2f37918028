import { counted, listOf } from '#schemas/prose';
import { moreLikeThis } from '#service';
import type { FileReport, LintReport } from '#cli/report';
import { outputLine } from './outputLine';

/** The report for people: one line for each finding, as compilers write them, and a summary. */
export function formatText({ files }: LintReport): string {
  const lines = files.flatMap(describeFile);
  return [...lines.map(outputLine), summarize(files), ''].join('\n');
}

function describeFile({ path, summary, diagnostics }: FileReport): string[] {
  const name = path === '-' ? '<stdin>' : path;
  const title = summary === undefined ? '' : ` (${summary})`;
  const lines = diagnostics.flatMap(({ range, severity, message, rule, fixes, more }) => [
    `${name}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${rule}]`,
    ...fixes.map(({ title }) => `    fix: ${title}`),
    ...(more === 0 ? [] : [`    ${moreLikeThis(more)}`]),
  ]);
  return lines.length === 0 ? [] : [`${name}${title}`, ...lines, ''];
}

function summarize(files: readonly FileReport[]): string {
  const known = files.filter(({ kind }) => kind !== null);
  const others = files.length - known.length;
  const total = (wanted: string) =>
    known
      .flatMap(({ diagnostics }) => diagnostics)
      .reduce((sum, { severity, more }) => (severity === wanted ? sum + 1 + more : sum), 0);
  const notes = total('information') + total('hint');
  const counts = [
    counted(total('error'), 'error'),
    counted(total('warning'), 'warning'),
    ...(notes === 0 ? [] : [counted(notes, 'note')]),
  ];
  const sentences = [
    `Found ${listOf(counts)} in ${counted(known.length, 'document')}.`,
    ...(others === 0
      ? []
      : [`${counted(others, 'file is not an OCI document', 'files are not OCI documents')}.`]),
  ];
  return sentences.join(' ');
}
