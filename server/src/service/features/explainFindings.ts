import { escapeMarkdown } from '#schemas/markdown';
import { counted } from '#schemas/prose';
import type { Severity } from '#schemas/severity';
import { messageOf, type Finding } from '#service/lint/finding';
import type { PageLinks } from './pageLinks';

/** The most findings that are listed. */
const maximumFindings = 200;

const severities: readonly { readonly severity: Severity; readonly title: string }[] = [
  { severity: 'error', title: 'Error' },
  { severity: 'warning', title: 'Warning' },
  { severity: 'information', title: 'Information' },
  { severity: 'hint', title: 'Hint' },
];

/** The findings of a document as a list in Markdown, the gravest first, each with its line and its rule. */
export function explainFindings(findings: readonly Finding[], links: PageLinks): string {
  if (findings.length === 0) return 'No problems were found.';
  const ordered = severities.flatMap(({ severity, title }) =>
    findings.filter((finding) => finding.severity === severity).map((finding) => ({ finding, title })),
  );
  const lines = ordered
    .slice(0, maximumFindings)
    .map(
      ({ finding, title }) =>
        `- **${title}**, ${links.toLine(finding.at)}: ${escapeMarkdown(messageOf(finding))} (${links.toRule(finding.rule)})`,
    );
  if (ordered.length > maximumFindings)
    lines.push(`- Not shown: ${counted(ordered.length - maximumFindings, 'more finding')}.`);
  return lines.join('\n');
}
