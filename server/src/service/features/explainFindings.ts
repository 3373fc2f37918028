import { escapeMarkdown } from '#schemas/markdown';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { counted } from '#schemas/prose';
import { countedSeverities, severities, type Severity } from '#schemas/severity';
import { messageOf, type Finding } from '#service/lint/finding';
import type { PageLinks } from './pageLinks';

/** The most findings that are listed: the gravest. */
const maximumFindings = 200;

/** What a finding of each severity is called. */
const titles: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
};

/** What was found in a document. */
interface Found {
  readonly findings: readonly Finding[];
  /** The findings that the project file accepts. */
  readonly accepted: readonly Finding[];
}

/**
 * The findings of a document: how many, and a list in Markdown in the order of the document, each with its line and its rule;
 * then the same of those that the project file accepts.
 */
export function explainFindings({ findings, accepted }: Found, links: PageLinks): readonly string[] {
  const none = accepted.length === 0 ? 'No problems were found.' : 'No other problems were found.';
  const acceptance = `The project file, \`${projectFileName}\`, accepts ${counted(accepted.length, 'finding')}.`;
  return [
    ...(findings.length === 0 ? [] : [`Found ${countedSeverities(findings)}.`, listed(findings, links)]),
    ...(accepted.length === 0
      ? []
      : [acceptance, listed(accepted, links, (finding) => links.toAcceptance(finding))]),
    ...(findings.length === 0 ? [none] : []),
  ];
}

/** @param note what is said of a finding beside its rule */
function listed(
  findings: readonly Finding[],
  links: PageLinks,
  note: (finding: Finding) => string | undefined = () => undefined,
): string {
  const gravest = severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .slice(0, maximumFindings)
    .map((finding) => ({ finding, line: links.lineOf(finding.at) }));
  const lines = gravest
    .toSorted((one, other) => one.line - other.line)
    .map(({ finding: { at, rule, severity }, finding }) => {
      const message = escapeMarkdown(messageOf(finding));
      const added = note(finding);
      const source = [links.toRule(rule), ...(added === undefined ? [] : [added])].join(', ');
      return `- **${titles[severity]}**, ${links.toLine(at)}: ${message} (${source})`;
    });
  if (findings.length > lines.length)
    lines.push(`- Not shown: ${counted(findings.length - lines.length, 'more finding')}.`);
  return lines.join('\n');
}
