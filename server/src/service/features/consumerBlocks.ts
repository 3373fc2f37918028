import type { Evidence } from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { escapeMarkdown } from '#schemas/markdown';
import { inSeries } from '#schemas/prose';
import { rowsOf, type ConsumerRow } from './consumerRows';
import { link } from './hover/markdown';
import type { ConsumerGroup, GroupedVerdict } from './whoTakes';

/**
 * What consumers do with a document, as paragraphs of Markdown: a heading for each group and for each consumer of which
 * something is known, and below it a list with an item for each outcome, with links to the evidence.
 */
export function consumerBlocks(verdicts: readonly GroupedVerdict[]): readonly string[] {
  const blocks: string[] = [];
  let last: ConsumerGroup | undefined;
  for (const verdict of verdicts) {
    const rows = rowsOf(verdict);
    if (rows.length === 0) continue;
    const { group } = verdict;
    if (group !== 'asked' && group !== last) blocks.push(`### ${groupTitles[group]}`);
    last = group;
    blocks.push(`#### ${nameOf(verdict)}`, rows.map(itemOf).join('\n'));
  }
  return blocks;
}

const groupTitles: Readonly<Record<Exclude<ConsumerGroup, 'asked'>, string>> = {
  project: 'Consumers that you chose',
  usual: 'Common consumers',
  other: 'Other consumers',
};

function nameOf({ consumer: { name }, version }: GroupedVerdict): string {
  return escapeMarkdown(version === undefined ? name : `${name} ${version}`);
}

/** What happens on one line, and why on the next. */
function itemOf({ operations, outcome, condition, reason, evidence }: ConsumerRow): string {
  const what = [`${inSeries(operations)}: **${outcome}**`, condition].filter((part) => part !== '').join(' ');
  const why = [escapeMarkdown(reason), ...evidence.map(evidenceLink)].join(' ');
  return `- ${what}\\\n  ${why}`;
}

/** A number for each piece of evidence would need a list to look it up in; a short link with its month does not. */
function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const month = evidence.date.slice(0, 7);
  return url === undefined ? escapeMarkdown(`(${evidenceTitle(evidence)})`) : `(${link(month, url)})`;
}
