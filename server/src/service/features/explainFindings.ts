import { escapeMarkdown } from '#schemas/markdown';
import { counted, listOf } from '#schemas/prose';
import type { Severity } from '#schemas/severity';
import { messageOf, type Finding } from '#service/lint/finding';
import type { PageLinks } from './pageLinks';

/** The most findings that are listed. */
const maximumFindings = 200;

/** The severities, the gravest first: what a finding is called, and how several are counted. */
const severities: readonly {
  readonly severity: Severity;
  readonly title: string;
  readonly count: (number: number) => string;
}[] = [
  { severity: 'error', title: 'Error', count: (number) => counted(number, 'error') },
  { severity: 'warning', title: 'Warning', count: (number) => counted(number, 'warning') },
  { severity: 'information', title: 'Information', count: (number) => counted(number, 'note') },
  { severity: 'hint', title: 'Hint', count: (number) => counted(number, 'hint') },
];

/** The findings of a document: how many, and a list in Markdown, the gravest first, each with its line and its rule. */
export function explainFindings(findings: readonly Finding[], links: PageLinks): string {
  if (findings.length === 0) return 'No problems were found.';
  const groups = severities.map(({ severity, title, count }) => {
    const found = findings.filter((finding) => finding.severity === severity);
    return { found, title, count: count(found.length) };
  });
  const counts = groups.filter(({ found }) => found.length > 0).map(({ count }) => count);
  const ordered = groups.flatMap(({ found, title }) => found.map((finding) => ({ finding, title })));
  const lines = ordered
    .slice(0, maximumFindings)
    .map(
      ({ finding, title }) =>
        `- **${title}**, ${links.toLine(finding.at)}: ${escapeMarkdown(messageOf(finding))} (${links.toRule(finding.rule)})`,
    );
  if (ordered.length > maximumFindings)
    lines.push(`- Not shown: ${counted(ordered.length - maximumFindings, 'more finding')}.`);
  return [`Found ${listOf(counts)}.`, lines.join('\n')].join('\n\n');
}
