import type { Criterion, Growth } from './criterion';

/** What was measured of a feature, for documents of one family. */
export interface Row {
  readonly family: string;
  readonly feature: string;
  /** Milliseconds, by the sizes of the criterion; undefined where measuring ended before. */
  readonly times: readonly (number | undefined)[];
  readonly exponent: number;
  readonly isSteep: boolean;
}

/** What a growth tells of one feature. */
export function rowOf(family: string, feature: string, growth: Growth, { sizes }: Criterion): Row {
  return {
    family,
    feature,
    times: sizes.map((size) => growth.timeOf(feature, size)),
    exponent: growth.exponentOf(feature),
    isSteep: growth.steep().includes(feature),
  };
}

/** Of a family, what takes longest, what grows fastest of all that takes long enough to tell, and all that is steep. */
function tellingOf(rows: readonly Row[]): readonly Row[] {
  const slowest = maximum(rows, lastOf);
  const steepest = maximum(
    rows.filter((row) => lastOf(row) >= 10),
    ({ exponent }) => exponent,
  );
  return rows.filter((row) => row === slowest || row === steepest || row.isSteep);
}

/** The times as two tables: the worst features of each family, and the worst family of each feature. */
export function tableOf(rows: readonly Row[], criterion: Criterion): string {
  const byFamily = groupedBy(rows, ({ family }) => family).flatMap(tellingOf);
  const byFeature = groupedBy(rows, ({ feature }) => feature).flatMap((own) => maximum(own, lastOf) ?? []);
  return [
    '',
    'Of each family, the slowest and the steepest feature:',
    headOf(criterion),
    ...byFamily.map(lineOf),
    '',
    'Of each feature, the slowest family:',
    headOf(criterion),
    ...byFeature.map(lineOf),
    '',
  ].join('\n');
}

function headOf({ sizes }: Criterion): string {
  const columns = sizes.map((size) => `${size / 1000} K`.padStart(9)).join('');
  return `${'family'.padEnd(44)}${'feature'.padEnd(26)}${columns}   exponent (milliseconds of the processor)`;
}

function lineOf({ family, feature, times, exponent, isSteep }: Row): string {
  const cells = times.map((time) => (time?.toFixed(1) ?? '-').padStart(9)).join('');
  return `${family.padEnd(44)}${feature.padEnd(26)}${cells}   ${exponent.toFixed(2)}${isSteep ? '   steep' : ''}`;
}

function lastOf({ times }: Row): number {
  return times.at(-1) ?? 0;
}

function groupedBy(rows: readonly Row[], keyOf: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own === undefined) groups.set(keyOf(row), [row]);
    else own.push(row);
  }
  return [...groups.values()];
}

function maximum(rows: readonly Row[], valueOf: (row: Row) => number): Row | undefined {
  return rows.reduce<Row | undefined>(
    (most, row) => (most === undefined || valueOf(row) > valueOf(most) ? row : most),
    undefined,
  );
}
