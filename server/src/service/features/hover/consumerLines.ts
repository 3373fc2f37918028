import { nameWithHost, type Outcome } from '#schemas/catalogue/consumers';
import { escapeMarkdown } from '#schemas/markdown';
import { counted, inSeries } from '#schemas/prose';
import { bothTake, decidingConditions, isKnown } from '#service/features/consumerRows';
import { conditionText, outcomeClause } from '#service/oci/consumers/outcomeText';
import { linesOf } from './room';
import type { ConsumerOutcome, ConsumerVerdict, OperationOutcome } from '#service/oci/consumers/outcomes';

/** The most lines of a hover that this fills. */
const mostLines = 7;

/** The most consumers that one line names. */
const mostNames = 5;

/**
 * What consumers do with a document, in short: of each the operation at which the document fares worst, with all conditions,
 * and those that do the same in one line. Consumers for which there is no room are counted by what becomes of the
 * document, so that none that refuses it stays unsaid. A paragraph of Markdown; none where nothing is known.
 */
export function consumerLines(verdicts: readonly ConsumerVerdict[]): readonly string[] {
  const groups = new Map<string, Group>();
  for (const verdict of verdicts) {
    const decisive = decisiveOutcome(verdict);
    if (decisive === undefined) continue;
    const key = sentenceFor(decisive, true);
    const { members } = groups.get(key) ?? { members: [] };
    groups.set(key, { members: [...members, verdict], decisive });
  }
  const lines = [...groups.values()].map(lineOf);
  return lines.length === 0 ? [] : [fitting(lines).join('\n')];
}

/** Consumers that do the same in the operation that decides. */
interface Group {
  readonly members: readonly ConsumerVerdict[];
  readonly decisive: OperationOutcome;
}

interface Line {
  readonly text: string;
  /** How many consumers it is about, and at how many of them an operation goes wrong, or may. */
  readonly consumers: number;
  readonly refusing: number;
  /** How badly the document fares in the worst case; a failure is as bad as a refusal. */
  readonly severity: number;
}

function lineOf({ members, decisive }: Group): Line {
  const names = members.map(nameOf);
  const more = names.length - mostNames;
  const listed = more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names;
  return {
    text: `- ${inSeries(listed)}: ${sentenceFor(decisive, names.length > 1)}`,
    consumers: names.length,
    refusing: members.filter(({ operations }) => operations.some(mayGoWrong)).length,
    severity: Math.min(worstOf(decisive), weights.fails),
  };
}

/** The lines for which there is room: the first, and of the others those in which most goes wrong before those that follow. */
function fitting(lines: readonly Line[]): readonly string[] {
  const byWeight = lines.slice(1).toSorted((one, other) => other.severity - one.severity);
  const hidden = new Set(byWeight);
  for (const line of byWeight) {
    hidden.delete(line);
    if (linesOf(textsOf(lines, hidden).join('\n')) > mostLines) hidden.add(line);
  }
  return textsOf(lines, hidden);
}

function textsOf(lines: readonly Line[], hidden: ReadonlySet<Line>): readonly string[] {
  return [...lines.filter((line) => !hidden.has(line)).map(({ text }) => text), ...countsOf([...hidden])];
}

/** How many consumers lines are about that are not shown, and how many of them refuse the document or fail. */
function countsOf(lines: readonly Line[]): readonly string[] {
  const bad = lines.reduce((sum, { refusing }) => sum + refusing, 0);
  const good = lines.reduce((sum, { consumers }) => sum + consumers, 0) - bad;
  const refusing = counted(bad, 'other consumer refuses it or fails', 'other consumers refuse it or fail');
  const taking = counted(good, 'other consumer takes', 'other consumers take');
  const sentences = [
    ...(bad === 0 ? [] : [`${refusing}, at least in some cases.`]),
    ...(good === 0 ? [] : [`${taking} all or part of it.`]),
  ];
  return sentences.length === 0 ? [] : [`- ${sentences.join(' ')}`];
}

/** A consumer by its name, with the version only where somebody chose one. */
function nameOf({ consumer, version }: ConsumerVerdict): string {
  return escapeMarkdown(nameWithHost(consumer, version === consumer.version ? undefined : version));
}

/**
 * The operation of a consumer at which the document fares worst when no condition holds, and of those the one at which it
 * may fare worst, and then the one that has most to say; where all go well, the last, which people are after.
 */
function decisiveOutcome({ operations }: ConsumerVerdict): OperationOutcome | undefined {
  const known = operations.filter(isKnown);
  const [worst] = known.toSorted(
    (first, second) =>
      usualOf(second) - usualOf(first) ||
      worstOf(second) - worstOf(first) ||
      second.conditional.length - first.conditional.length,
  );
  return worst === undefined || worstOf(worst) === 0 ? known.at(-1) : worst;
}

const weights: Readonly<Record<Outcome, number>> = { takes: 0, unpacks: 1, ignores: 2, fails: 3, refuses: 4 };

function usualOf({ otherwise }: OperationOutcome): number {
  return otherwise === undefined ? 0 : weights[otherwise.outcome];
}

function mayGoWrong(outcome: OperationOutcome): boolean {
  return isKnown(outcome) && worstOf(outcome) >= weights.fails;
}

function worstOf({ conditional, otherwise }: OperationOutcome): number {
  const outcomes = otherwise === undefined ? conditional : [...conditional, otherwise];
  return Math.max(...outcomes.map(({ outcome }) => weights[outcome]));
}

/** What one or several consumers do: `unpacks 1 of 2 layers if …, otherwise refuses to run it`. */
function sentenceFor(outcome: OperationOutcome, many: boolean): string {
  const { operation, otherwise } = outcome;
  const clauseOf = (each: ConsumerOutcome): string => outcomeClause(each, [operation], many);
  const conditional = decidingConditions(outcome, comesToTheSame).map(
    (each) => `${clauseOf(each)} if ${conditionText(each.dependsOn)}`,
  );
  if (otherwise === undefined) return inSeries(conditional);
  const last = clauseOf(otherwise);
  return inSeries([...conditional, conditional.length === 0 ? last : `otherwise ${last}`]);
}

function comesToTheSame(one: ConsumerOutcome, other: ConsumerOutcome): boolean {
  return goesWrong(one) ? goesWrong(other) : bothTake(one, other);
}

function goesWrong({ outcome }: ConsumerOutcome): boolean {
  return outcome === 'fails' || outcome === 'refuses';
}
