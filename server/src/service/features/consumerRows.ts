import type { Operation } from '#schemas/catalogue/consumers';
import type {
  ConditionalOutcome,
  ConsumerOutcome,
  ConsumerVerdict,
  OperationOutcome,
} from '#service/oci/consumers/outcomes';
import { conditionText } from '#service/oci/consumers/outcomeText';

/** What comes of operations of one consumer, under one condition. */
export interface ConsumerRow {
  /** The operations of which all of it is true, in their order. */
  readonly operations: readonly Operation[];
  readonly outcome: ConsumerOutcome;
  /** What must be so beyond the document, as a clause behind the outcome, or that no condition of the rows before holds; empty where nothing must. */
  readonly condition: string;
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

/** One behavior has one outcome and one reason in all operations that it applies to. */
function saysTheSame(one: ConsumerRow, other: ConsumerRow): boolean {
  return one.outcome.behavior === other.outcome.behavior && one.condition === other.condition;
}

/** Whether anything is known of an operation. */
export function isKnown({ conditional, otherwise }: OperationOutcome): boolean {
  return conditional.length > 0 || otherwise !== undefined;
}

/**
 * The outcomes under a condition without the last ones that come to the same as what happens otherwise. Those before one that
 * differs stay: where their condition holds as well, they decide.
 */
export function decidingConditions(
  { conditional, otherwise }: OperationOutcome,
  comesToTheSame: (one: ConsumerOutcome, other: ConsumerOutcome) => boolean,
): readonly ConditionalOutcome[] {
  if (otherwise === undefined) return conditional;
  return conditional.slice(0, conditional.findLastIndex((each) => !comesToTheSame(each, otherwise)) + 1);
}

/** Whether a document is taken as a whole in both cases. */
export function bothTake(one: ConsumerOutcome, other: ConsumerOutcome): boolean {
  return one.outcome === 'takes' && other.outcome === 'takes';
}

/** Refusals for different reasons stay apart: people want to know each. */
function rowsOfOperation(known: OperationOutcome): readonly ConsumerRow[] {
  const { operation, otherwise } = known;
  const row = (outcome: ConsumerOutcome, condition: string): ConsumerRow => ({
    operations: [operation],
    outcome,
    condition,
  });
  const rows = decidingConditions(known, bothTake).map((each) =>
    row(each, `if ${conditionText(each.dependsOn)}`),
  );
  return otherwise === undefined ? rows : [...rows, row(otherwise, rows.length === 0 ? '' : 'otherwise')];
}
