import { evidenceNamed, nameWithHost } from '#schemas/catalogue/consumers';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { inSeries } from '#schemas/prose';
import { outcomeClause } from '#service/oci/consumers/outcomeText';
import { rowsOf, type ConsumerRow } from './consumerRows';
import { statementWithEvidence } from './evidence';
import type { ConsumerGroup, GroupedVerdict } from './whoTakes';

/**
 * What consumers do with a document, as paragraphs of Markdown: a heading for each group and for each consumer of which
 * something is known, and below it a list with an item for each outcome, with links to the evidence.
 */
export function consumerBlocks(verdicts: readonly GroupedVerdict[]): readonly string[] {
  const blocks: string[] = [];
  let last: ConsumerGroup | undefined;
  for (const verdict of verdicts) {
    const { group } = verdict;
    const rows = rowsOf(verdict).map(itemOf);
    const isOfFormat = group === 'format' && verdict.operations.length === 0;
    const items = isOfFormat ? statementsOf(verdict) : rows;
    if (items.length === 0) continue;
    if (group !== 'asked' && group !== last) blocks.push(`### ${groupTitles[group]}`);
    last = group;
    blocks.push(
      `#### ${nameOf(verdict)}`,
      ...meaningNote(verdict),
      ...versionNote(verdict),
      items.join('\n'),
    );
  }
  return blocks;
}

const groupTitles: Readonly<Record<Exclude<ConsumerGroup, 'asked'>, string>> = {
  project: 'Consumers that you chose',
  format: 'Consumers for which this format is made',
  usual: 'Common consumers',
  other: 'Other consumers',
};

function nameOf({ consumer, version }: GroupedVerdict): string {
  return escapeMarkdown(nameWithHost(consumer, version));
}

/** Where the heading names another consumer than somebody chose, why. */
function meaningNote({ consumer, version, oldOf }: GroupedVerdict): readonly string[] {
  if (version === undefined || oldOf?.before === undefined) return [];
  const { before, id, name } = oldOf;
  const meaning = `${escapeMarkdown(nameWithHost(consumer))}, the default of ${escapeMarkdown(name)} before version ${escapeMarkdown(before.version)}`;
  return [`${quote(`${id}@${version}`)} means ${meaning}.`];
}

/** Of a version that somebody chose, that the evidence is often of others. */
function versionNote({ consumer, version }: GroupedVerdict): readonly string[] {
  if (version === undefined || version === consumer.version) return [];
  return [
    `The links show which versions were read. As far as we know, the statements also apply to version ${escapeMarkdown(version)}.`,
  ];
}

/** What is known of a consumer whose own format the document has, beyond the outcomes of operations. */
function statementsOf({ statements }: GroupedVerdict): readonly string[] {
  return statements.map(
    ({ owner, behavior: { statement, evidence } }) =>
      `- ${statementWithEvidence(statement, evidenceNamed(owner, evidence))}`,
  );
}

/** What happens on one line, and why on the next. */
function itemOf(row: ConsumerRow): string {
  const { operations, outcome, condition } = row;
  const clause = `**${outcomeText(row)}**`;
  const inOrder = condition === 'otherwise' ? [condition, clause] : [clause, condition];
  const what = [`${inSeries(operations)}:`, ...inOrder].filter((part) => part !== '');
  return `- ${what.join(' ')}\\\n  ${statementWithEvidence(outcome.reason, outcome.evidence)}`;
}

/** The most layers that are listed by number. */
const listedLayers = 6;

/** What the consumer does; where it unpacks some layers only, which. */
function outcomeText({ operations, outcome }: ConsumerRow): string {
  const clause = outcomeClause(outcome, operations);
  const { unpacked, total } = outcome.layers ?? { unpacked: [], total: 0 };
  if (unpacked.length === total || unpacked.length === 0) return clause;
  const shown = unpacked.slice(0, listedLayers).map((index) => `\`layers[${index}]\``);
  return `${clause}: ${inSeries(unpacked.length > shown.length ? [...shown, '…'] : shown)}`;
}
