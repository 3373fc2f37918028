import { compare, type Agreement, type Run } from './comparison';
import { explanations } from './explained';

/** A tool that took part. */
export interface Participant {
  readonly consumer: string;
  readonly version: string;
}

/** The table of all runs, what differs, and the totals. */
export function report(participants: readonly Participant[], runs: readonly Run[]): string {
  const judged = runs.map((run) => ({ run, judgement: judge(run) }));
  const differing = judged.filter(({ judgement }) => isFailure(judgement));
  return [
    table(participants, runs),
    ...differing.map(({ run, judgement }) => details(run, judgement)),
    ...explanationLines(judged),
    totals(judged),
  ].join('\n');
}

/** Tells whether a run must not be. */
export function fails(run: Run): boolean {
  return isFailure(judge(run));
}

type Judgement = Agreement | 'explained' | 'explained in vain';

interface JudgedRun {
  readonly run: Run;
  readonly judgement: Judgement;
}

function judge(run: Run): Judgement {
  const agreement = compare(run);
  if (explanationOf(run) === undefined) return agreement;
  return agreement === 'agrees' ? 'explained in vain' : 'explained';
}

function isFailure(judgement: Judgement): boolean {
  return judgement.startsWith('other') || judgement === 'explained in vain';
}

function explanationOf({ document, consumer, operation }: Run) {
  return explanations.find(
    ({ documents, consumers, operations }) =>
      documents.includes(document.name) &&
      consumers.includes(consumer) &&
      operations?.includes(operation) !== false,
  );
}

const marks: Readonly<Record<Judgement, string>> = {
  agrees: '✓',
  'not predicted': '·',
  explained: '≈',
  'other outcome': '✗',
  'other error': '✗ text',
  'explained in vain': '✗ list',
};

const legend =
  'predicted → observed (one word where both are the same). ✓ agrees, · the model says nothing, ≈ explained, ✗ differs.';

/** One row for each document, one column for each operation of a tool. */
function table(participants: readonly Participant[], runs: readonly Run[]): string {
  const columns = [...new Set(runs.map(columnOf))];
  const rows = new Map<string, Map<string, string>>();
  for (const run of runs) {
    const row = rows.get(run.document.name) ?? new Map<string, string>();
    rows.set(run.document.name, row.set(columnOf(run), cell(run)));
  }
  const lines = [
    ['document', ...columns],
    ...[...rows].map(([name, cells]) => [name, ...columns.map((column) => cells.get(column) ?? '')]),
  ];
  const widths = ['', ...columns].map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const versions = participants.map(({ consumer, version }) => `${consumer} ${version}`).join(', ');
  return [
    versions,
    legend,
    '',
    ...lines.map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
  ].join('\n');
}

function columnOf({ consumer, operation }: Run): string {
  return `${consumer} ${operation}`;
}

function cell(run: Run): string {
  const { predicted, observed } = run;
  const mark = marks[judge(run)];
  const seen = observed.taken ? 'takes' : 'refuses';
  const layers = predicted?.layers;
  if (predicted === undefined) return `${mark} ${seen}`;
  if (layers !== undefined && observed.unpacked !== undefined)
    return `${mark} ${layers.unpacked.length}/${layers.total} → ${observed.unpacked}/${layers.total}`;
  return predicted.outcome === seen ? `${mark} ${seen}` : `${mark} ${predicted.outcome} → ${seen}`;
}

function details(run: Run, judgement: Judgement): string {
  const { document, predicted, observed } = run;
  return [
    `✗ ${document.name}, ${columnOf(run)}: ${judgement}`,
    `  predicted: ${predicted?.outcome} (${predicted?.behavior}) ${predicted?.error ?? ''}`,
    `  observed: ${observed.taken ? 'takes' : 'refuses'}, ${observed.unpacked ?? 'no'} layers unpacked`,
    ...observed.output
      .trim()
      .split('\n')
      .slice(-6)
      .map((line) => `    ${line.slice(0, 400)}`),
    '',
  ].join('\n');
}

function explanationLines(judged: readonly JudgedRun[]): readonly string[] {
  return judged.flatMap(({ run, judgement }) =>
    judgement === 'explained'
      ? [`≈ ${run.document.name}, ${columnOf(run)}: ${explanationOf(run)?.reason}`]
      : [],
  );
}

function totals(judged: readonly JudgedRun[]): string {
  const count = (...wanted: readonly Judgement[]): number =>
    judged.filter(({ judgement }) => wanted.includes(judgement)).length;
  const errors = judged.filter(
    ({ run, judgement }) => judgement === 'agrees' && run.predicted?.error !== undefined,
  ).length;
  const documents = new Set(judged.map(({ run }) => run.document.name)).size;
  return [
    `${documents} documents, ${judged.length} runs:`,
    `${count('agrees')} agree (${errors} of them also on the text of an error),`,
    `${count('other outcome')} have another outcome, ${count('other error')} another error,`,
    `${count('not predicted')} are not predicted, ${count('explained')} are explained,`,
    `${count('explained in vain')} are explained in vain.`,
  ].join(' ');
}
