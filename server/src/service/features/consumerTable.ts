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

/** The operation of each consumer at which the document fares worst, in a row or two, for a short answer. */
export function decisiveRows(verdicts: readonly ConsumerVerdict[]): readonly ConsumerRow[] {
  return verdicts.flatMap((verdict) => {
    const known = verdict.operations.filter(isKnown).map(inShort);
    const [worst] = known.toSorted((first, second) => severityOf(second) - severityOf(first));
    // Of operations that all go well, the last is what people are after.
    const shown = worst === undefined || severityOf(worst) === 0 ? known.at(-1) : worst;
    return shown === undefined
      ? []
      : rowsOf(verdict, shown).map((row) => ({ ...row, evidence: row.evidence.slice(0, 1) }));
  });
}

/**
 * An outcome as it is for a config without mistakes of its own: what goes wrong with a wrong config is left out, and
 * what goes well with the right one only is kept.
 */
function inShort({ operation, conditional, otherwise }: OperationOutcome): OperationOutcome {
  const goesWell = ({ outcome }: ConsumerOutcome): boolean => outcome === 'takes' || outcome === 'unpacks';
  if (otherwise !== undefined && goesWell(otherwise)) return { operation, conditional: [], otherwise };
  const [best] = conditional.filter(goesWell);
  return { operation, conditional: best === undefined ? [] : [best], otherwise };
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

function isKnown({ conditional, otherwise }: OperationOutcome): boolean {
  return conditional.length > 0 || otherwise !== undefined;
}

const weights: Readonly<Record<Outcome, number>> = { takes: 0, unpacks: 1, ignores: 2, fails: 3, refuses: 4 };

function severityOf({ conditional, otherwise }: OperationOutcome): number {
  const outcomes = otherwise === undefined ? conditional : [...conditional, otherwise];
  return Math.max(...outcomes.map(({ outcome }) => weights[outcome]));
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
  if (unpacked.length === total) return `unpacks ${counted(total, 'layer')}`;
  if (unpacked.length === 0) return `unpacks none of ${counted(total, 'layer')}`;
  const shown = unpacked.slice(0, listedLayers).map((index) => `\`layers[${index}]\``);
  const listed = inSeries(unpacked.length > shown.length ? [...shown, '…'] : shown);
  return `unpacks ${grouped(unpacked.length)} of ${counted(total, 'layer')}: ${listed}`;
}

const outcomeTexts: Readonly<Record<Outcome, string>> = {
  takes: 'works',
  unpacks: 'unpacks layers',
  ignores: 'is ignored in part',
  fails: 'fails later',
  refuses: 'is refused',
};

/** What a config must say, as a clause for the column “If”. */
function dependencyText(dependency: Dependency): string {
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
