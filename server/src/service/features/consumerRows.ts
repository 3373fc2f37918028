import type { Operation } from '#schemas/catalogue/consumers';
import type { ConsumerOutcome, ConsumerVerdict, OperationOutcome } from '#service/oci/consumers/outcomes';
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

function rowsOfOperation({ operation, conditional, otherwise }: OperationOutcome): readonly ConsumerRow[] {
  const row = (outcome: ConsumerOutcome, condition: string): ConsumerRow => ({
    operations: [operation],
    outcome,
    condition,
  });
  const rows = conditional.map((each) => row(each, `if ${conditionText(each.dependsOn)}`));
  return otherwise === undefined ? rows : [...rows, row(otherwise, rows.length === 0 ? '' : 'otherwise')];
}
