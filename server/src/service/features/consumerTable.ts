import type { Evidence, Operation } from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { escapeMarkdown } from '#schemas/markdown';
import { inSeries } from '#schemas/prose';
import type { ConsumerOutcome, ConsumerVerdict, OperationOutcome } from '#service/oci/consumers/outcomes';
import { link, table } from './hover/markdown';
import { conditionText, outcomeClause } from '#service/oci/consumers/outcomeText';

/** One line of the table: what comes of one operation of a consumer, under one condition. */
export interface ConsumerRow {
  readonly consumer: string;
  readonly operation: Operation;
  /** What must be so in content that is not at hand, or `otherwise`; undefined where nothing must. */
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

/** Evidence in parentheses, as a link where it has a page. */
export function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const title = escapeMarkdown(evidenceTitle(evidence));
  return `(${url === undefined ? title : link(title, url)})`;
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
    outcome: outcomeText(outcome, operation),
    reason: outcome.reason,
    evidence: outcome.evidence,
  });
  const rows = conditional.map((each) => row(each, conditionText(each.dependsOn)));
  if (otherwise === undefined) return rows;
  return [...rows, row(otherwise, rows.length === 0 ? undefined : 'otherwise')];
}

/** The most layers that are listed by number. */
const listedLayers = 6;

/** What the consumer does; where it unpacks some layers only, which. */
function outcomeText(outcome: ConsumerOutcome, operation: Operation): string {
  const clause = outcomeClause(outcome, operation);
  const { unpacked, total } = outcome.layers ?? { unpacked: [], total: 0 };
  if (unpacked.length === total || unpacked.length === 0) return clause;
  const shown = unpacked.slice(0, listedLayers).map((index) => `\`layers[${index}]\``);
  return `${clause}: ${inSeries(unpacked.length > shown.length ? [...shown, '…'] : shown)}`;
}
