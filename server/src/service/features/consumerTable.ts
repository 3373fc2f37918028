import type { Evidence, Operation, Outcome } from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { counted, eitherOf, grouped, inSeries } from '#schemas/prose';
import type {
  ConsumerOutcome,
  ConsumerVerdict,
  Dependency,
  OperationOutcome,
} from '#service/oci/consumers/outcomes';
import { link, table } from './hover/markdown';

/** One line of the table: what comes of one operation of a consumer, under one condition. */
export interface ConsumerRow {
  readonly consumer: string;
  readonly operation: Operation;
  /** What must be so in content that is not at hand; undefined where nothing must. */
  readonly condition: string | undefined;
  readonly outcome: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** Every operation of each consumer of which something is known. */
export function allRows(verdicts: readonly ConsumerVerdict[]): readonly ConsumerRow[] {
  return verdicts.flatMap((verdict) =>
    verdict.operations.filter(isKnown).flatMap((operation) => rowsOf(verdict, operation)),
  );
}

/** The table of rows as a paragraph of Markdown, with links to the evidence; none without rows. */
export function consumerTable(rows: readonly ConsumerRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const conditional = rows.some(({ condition }) => condition !== undefined);
  const head = ['Consumer', 'Operation', ...(conditional ? ['If'] : []), 'Outcome', 'Why'];
  return [
    table(
      head,
      rows.map(({ consumer, operation, condition = '', outcome, reason, evidence }) => [
        escapeMarkdown(consumer),
        operation,
        ...(conditional ? [condition] : []),
        outcome,
        [escapeMarkdown(reason), ...evidence.map(evidenceLink)].join(' '),
      ]),
    ),
  ];
}

/** A number for each piece of evidence would need a list to look it up in; a short link with its month does not. */
function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const month = evidence.date.slice(0, 7);
  return url === undefined ? escapeMarkdown(`(${evidenceTitle(evidence)})`) : `(${link(month, url)})`;
}

/** Whether anything is known of an operation. */
export function isKnown({ conditional, otherwise }: OperationOutcome): boolean {
  return conditional.length > 0 || otherwise !== undefined;
}

function rowsOf(
  { consumer, version }: ConsumerVerdict,
  { operation, conditional, otherwise }: OperationOutcome,
): readonly ConsumerRow[] {
  const name = version === undefined ? consumer.name : `${consumer.name} ${version}`;
  const row = (outcome: ConsumerOutcome, condition: string | undefined): ConsumerRow => ({
    consumer: name,
    operation,
    condition,
    outcome: outcomeText(outcome),
    reason: outcome.reason,
    evidence: outcome.evidence,
  });
  const rows = conditional.map((each) => row(each, inSeries(each.dependsOn.map(dependencyText))));
  if (otherwise === undefined) return rows;
  return [...rows, row(otherwise, rows.length === 0 ? undefined : 'otherwise')];
}

/** The most layers that are listed by number. */
const listedLayers = 6;

function outcomeText({ outcome, layers }: ConsumerOutcome): string {
  if (outcome !== 'unpacks' || layers === undefined) return outcomeTexts[outcome];
  const { unpacked, total } = layers;
  const count = `unpacks ${countText(layers)}`;
  if (unpacked.length === total || unpacked.length === 0) return count;
  const shown = unpacked.slice(0, listedLayers).map((index) => `\`layers[${index}]\``);
  return `${count}: ${inSeries(unpacked.length > shown.length ? [...shown, '…'] : shown)}`;
}

/** How many layers of how many: `1 of 2 layers`. */
export function countText({ unpacked, total }: NonNullable<ConsumerOutcome['layers']>): string {
  if (unpacked.length === total) return counted(total, 'layer');
  const some = unpacked.length === 0 ? 'none' : grouped(unpacked.length);
  return `${some} of ${counted(total, 'layer')}`;
}

const outcomeTexts: Readonly<Record<Outcome, string>> = {
  takes: 'works',
  unpacks: 'unpacks layers',
  ignores: 'is ignored in part',
  fails: 'fails later',
  refuses: 'is refused',
};

/** What a config must say, as a clause for the column “If”. */
export function dependencyText(dependency: Dependency): string {
  if ('property' in dependency) return propertyText(dependency);
  const { diffIds, layers } = dependency;
  switch (diffIds) {
    case 'none':
      return '`rootfs.diff_ids` is empty';
    case 'fewer':
      return `\`rootfs.diff_ids\` lists fewer than ${grouped(layers)}`;
    case 'equal':
      return `\`rootfs.diff_ids\` lists ${grouped(layers)}`;
    case 'more':
      return `\`rootfs.diff_ids\` lists more than ${grouped(layers)}`;
  }
}

function propertyText({ property, present, is, isNot }: Extract<Dependency, { property: string }>): string {
  const name = quote(property);
  if (is !== undefined) return `${name} in the config is ${eitherOf(is.map(valueText))}`;
  if (isNot !== undefined) return `${name} in the config is not ${eitherOf(isNot.map(valueText))}`;
  return present === false ? `the config has no ${name}` : `the config has ${name}`;
}

function valueText(value: unknown): string {
  return quote(JSON.stringify(value));
}
