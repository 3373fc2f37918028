import { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceLabel } from '#schemas/sourceLabel';
import { layoutRepairTitles } from '#service/features/layoutRepairs';
import { parseDocument } from '#service/document/parsedDocument';
import { titleOf } from '#service/lint/finding';
import { defaultPolicy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import { runRules } from '#service/lint/runRules';
import { withClaims } from './claims';
import { examplesIn, headingsOf, isAboutFiles, parseRulePage } from './rulePage';

/**
 * A rule's page with the head made from the rule itself; what follows the first `##` is written by hand. A page
 * that is not there yet gets its headings, empty.
 */
export function withRuleHeader(page: string, rule: Rule): string {
  const emptySections = (): string =>
    headingsOf(rule)
      .map((heading) => `\n## ${heading}\n`)
      .join('');
  const body = withClaims(withoutRuleHeader(page) || emptySections(), rule.claims ?? []);
  const titles = shownTitles(rule, body);
  const facts = [
    `Severity: **${rule.severity}**`,
    `Documents: ${rule.kinds.map((kind) => `\`${kind}\``).join(', ')}`,
    quickFixes([...titles.values(), ...repairTitles(rule)], hasValues(rule)),
    ...automaticFixes(rule, titles),
    ...(rule.source === undefined ? [] : [`Source: [${sourceLabel(rule.source)}](${rule.source})`]),
  ];
  return `# ${rule.id}\n\n${rule.summary}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n${body}`;
}

/** What of a rule's page is not its head; empty for a page without sections. */
export function withoutRuleHeader(page: string): string {
  const start = page.indexOf('\n## ');
  return start === -1 ? '' : page.slice(start);
}

/**
 * The titles of a rule's fixes by id, as they read on the page's wrong examples; where no example offers a fix, its
 * title with the names of the values. Rules about files have no such examples, and dots for the values.
 */
function shownTitles(rule: Rule, body: string): ReadonlyMap<string, string> {
  if (isAboutFiles(rule))
    return new Map(Object.entries(rule.fixes).map(([id, title]) => [id, title.replaceAll(/\{\w+\}/g, '…')]));
  const shown = new Map(Object.entries(rule.fixes));
  const seen = new Set<string>();
  const wrong = parseRulePage(body).sections.get('Wrong') ?? '';
  for (const { text, options } of examplesIn(wrong)) {
    const { kind, policy } = options;
    const document = parseDocument(TextDocument.create('file:///page/example.json', 'json', 1, text), kind);
    const findings = runRules(document, [rule], { ...defaultPolicy, ...policy }, ({ error }) => {
      throw error;
    });
    for (const finding of findings) {
      for (const proposal of finding.fixes) {
        if (!seen.has(proposal.fix)) shown.set(proposal.fix, titleOf(finding, proposal));
        seen.add(proposal.fix);
      }
    }
  }
  return shown;
}

/** @param areExamples whether the titles have values of one document, in the place of which others have their own */
function quickFixes(titles: readonly string[], areExamples: boolean): string {
  if (titles.length === 0) return 'No quick fix';
  return `${areExamples ? 'Quick fixes, for example' : 'Quick fixes'}: ${quoted(titles)}`;
}

/** Whether titles of fixes of a rule have values of the document. */
function hasValues(rule: Rule): boolean {
  return !isAboutFiles(rule) && Object.values(rule.fixes).some((title) => /\{\w+\}/.test(title));
}

/** The titles of the repairs of a layout that a rule asks for. */
function repairTitles({ repairs = [] }: Rule): readonly string[] {
  return repairs.map((repair) => layoutRepairTitles[repair]);
}

function automaticFixes({ automatic = [] }: Rule, titles: ReadonlyMap<string, string>): string[] {
  if (automatic.length === 0) return [];
  const shown = quoted(automatic.map((fix) => titles.get(fix) ?? fix));
  return [`Applied by \`--fix\` and \`source.fixAll.oci\` where there is no doubt: ${shown}`];
}

function quoted(titles: Iterable<string>): string {
  return Array.from(titles, (title) => `“${title}”`).join(', ');
}
