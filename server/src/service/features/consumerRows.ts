import type { Evidence, Operation, Outcome } from '#schemas/catalogue/consumers';
import { quote } from '#schemas/markdown';
import { counted, eitherOf, grouped, inSeries } from '#schemas/prose';
import type {
  ConsumerOutcome,
  ConsumerVerdict,
  Dependency,
  OperationOutcome,
} from '#service/oci/consumers/outcomes';

/** What comes of operations of one consumer, under one condition. */
export interface ConsumerRow {
  /** The operations of which all of it is true, in their order. */
  readonly operations: readonly Operation[];
  readonly outcome: string;
  /** What must be so in content that is not at hand, as a clause behind the outcome; empty where nothing must. */
  readonly condition: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** What is known of a consumer; no rows where nothing is. What several operations have alike is one row. */
export function rowsOf({ operations }: ConsumerVerdict): readonly ConsumerRow[] {
  return operations.map(rowsOfOperation).reduce(merge, []);
}

/** Rows with those of a further operation, which keep their order: the first that holds decides. */
function merge(rows: readonly ConsumerRow[], added: readonly ConsumerRow[]): readonly ConsumerRow[] {
  const merged: ConsumerRow[] = [];
  let rest = rows;
  let own: ConsumerRow[] = [];
  for (const row of added) {
    const index = rest.findIndex((other) => saysTheSame(other, row));
    const same = rest[index];
    if (same === undefined) own.push(row);
    else {
      merged.push(...rest.slice(0, index), ...own, {
        ...row,
        operations: [...same.operations, ...row.operations],
      });
      rest = rest.slice(index + 1);
      own = [];
    }
  }
  return [...merged, ...rest, ...own];
}

function saysTheSame(one: ConsumerRow, other: ConsumerRow): boolean {
  return one.outcome === other.outcome && one.condition === other.condition && one.reason === other.reason;
}

/** Whether anything is known of an operation. */
export function isKnown({ conditional, otherwise }: OperationOutcome): boolean {
  return conditional.length > 0 || otherwise !== undefined;
}

function rowsOfOperation({ operation, conditional, otherwise }: OperationOutcome): readonly ConsumerRow[] {
  const row = (outcome: ConsumerOutcome, condition: string): ConsumerRow => ({
    operations: [operation],
    outcome: outcomeText(outcome),
    condition,
    reason: outcome.reason,
    evidence: outcome.evidence,
  });
  const rows = conditional.map((each) => row(each, `if ${conditionText(each.dependsOn)}`));
  return otherwise === undefined ? rows : [...rows, row(otherwise, rows.length === 0 ? '' : 'otherwise')];
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

/** What a config must say for an outcome to come true. Numbers of diff IDs exclude each other, so that one is enough. */
export function conditionText(dependencies: readonly Dependency[]): string {
  const clauses = dependencies.map(dependencyText);
  return dependencies.every((each) => 'diffIds' in each) ? eitherOf(clauses) : inSeries(clauses);
}

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
