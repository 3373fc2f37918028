import type { Severity } from '#schemas/severity';
import { moreLikeThis } from '#service';
import type { LintReport } from '#cli/report';
import { outputLine } from './outputLine';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The report as workflow commands of GitHub Actions, which show as annotations on the changed lines. */
export function formatGithub({ files }: LintReport): string {
  return files
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ severity, range: { start, end }, rule, message, more }) => {
        const place = [
          `file=${property(path)}`,
          `line=${start.line + 1}`,
          `endLine=${end.line + 1}`,
          ...(start.line === end.line
            ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`]
            : []),
          `title=${property(rule)}`,
        ];
        const text = more === 0 ? message : `${message} ${moreLikeThis(more)}.`;
        return `::${commands[severity]} ${place.join(',')}::${data(text)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return outputLine(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
