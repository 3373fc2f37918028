import { projectFileName } from '#schemas/model/projectConfiguration';
import { counted, listOf } from '#schemas/prose';
import { countedSeverity, severities, type Severity } from '#schemas/severity';
import type { Look } from '#cli/look';
import type { LintReport, ReportedDiagnostic } from '#cli/report';

/**
 * What was found in how many documents, in a few sentences.
 * @param look decides whether the options of the command line that tell more are named
 */
export function summarize({ files, namesOthers }: LintReport, { forTerminal }: Look): string {
  const known = files.filter(({ kind }) => kind !== null);
  const projects = known.filter(({ kind }) => kind === 'project-configuration').length;
  const documents = known.length - projects;
  const accepted = known.reduce((sum, file) => sum + (file.accepted ?? 0), 0);
  const others = files.length - known.length;
  const hidden = known.flatMap((file) => file.hidden ?? []);
  const all = known.flatMap(({ diagnostics }) => diagnostics).concat(hidden);
  const total = (wanted: Severity): number => countOf(all.filter(({ severity }) => severity === wanted));
  const counts = severities.flatMap((severity) => {
    const count = total(severity);
    const isAlwaysTold = severity === 'error' || severity === 'warning';
    return count > 0 || isAlwaysTold ? [countedSeverity(severity, count)] : [];
  });
  const sentences = [
    known.length === 0
      ? 'Nothing was checked.'
      : `Found ${listOf(counts)} in ${listOf([
          ...(documents === 0 ? [] : [counted(documents, 'document')]),
          ...(projects === 0 ? [] : [counted(projects, 'project file')]),
        ])}.`,
    ...(accepted === 0
      ? []
      : [`${counted(accepted, 'finding is', 'findings are')} accepted in ${projectFileName}.`]),
    ...(hidden.length === 0 ? [] : [`--min-severity hides ${counted(countOf(hidden), 'finding')}.`]),
    ...(others === 0
      ? []
      : [`${counted(others, 'file is not an OCI document', 'files are not OCI documents')}.`]),
    ...(others > 0 && forTerminal && !namesOthers ? ['Use --verbose to see which.'] : []),
  ];
  return sentences.join(' ');
}

/** How many findings there are, with those that the report only counts. */
export function countOf(diagnostics: readonly ReportedDiagnostic[]): number {
  return diagnostics.reduce((sum, { more }) => sum + 1 + more, 0);
}
