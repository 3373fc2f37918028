import type * as sarif from 'sarif';
import { cataloguePlainText } from '#schemas/markdown';
import type { Severity } from '#schemas/severity';
import { sourceLabel } from '#schemas/sourceLabel';
import { parseRulePage, type Rule } from '#service';

/** SARIF has no level below a note. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A link to another page, which a log does not have. A place in the page itself is none either. */
const localLink = /\[([^[\]]+)\]\((?![a-z]+:)[^)\s]+\)/g;

/**
 * A rule with what sites show about it.
 * @param page the page of the rule; without it, the log has one sentence on the rule
 */
export function describeRule(rule: Rule, page: string | undefined): sarif.ReportingDescriptor {
  const { id, summary, source, severity, category } = rule;
  const sections = parseRulePage(page?.replace(localLink, '$1') ?? '').sections;
  const [wrong = summary] = (sections.get('What is wrong') ?? summary).split('\n\n');
  const remedy = sections.get('How to fix it');
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: plain(wrong) },
    ...(source === undefined ? {} : { helpUri: source }),
    help: {
      text: [
        summary,
        ...(remedy === undefined ? [] : [plain(remedy)]),
        ...(source === undefined ? [] : [`See ${source}`]),
      ].join('\n\n'),
      markdown: [
        summary,
        ...[...sections].map(([heading, text]) => `## ${heading}\n\n${text}`),
        ...(source === undefined ? [] : [`Source: [${sourceLabel(source)}](${source})`]),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [category] },
  };
}

/** Markdown of a page as text: links by their words, and paragraphs on one line each. */
function plain(markdown: string): string {
  return cataloguePlainText(markdown)
    .replace(/\[([^[\]]+)\]\([^)\s]+\)/g, '$1')
    .replaceAll('**', '')
    .replace(/(?<!\n)\n(?![\n`|-])/g, ' ');
}
