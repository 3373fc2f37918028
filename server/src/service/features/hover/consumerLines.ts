import { nameWithHost, type Outcome } from '#schemas/catalogue/consumers';
import { escapeMarkdown } from '#schemas/markdown';
import { counted, inSeries } from '#schemas/prose';
import { isKnown } from '#service/features/consumerRows';
import { conditionText, outcomeClause } from '#service/oci/consumers/outcomeText';
import type {
  ConsumerOutcome,
  ConsumerVerdict,
  Dependency,
  OperationOutcome,
} from '#service/oci/consumers/outcomes';

/** The most lines of a hover that this fills, at the width in characters that hovers are made for. */
const mostLines = 7;
const width = 60;

/** The most consumers that one line names. */
const mostNames = 5;

/**
 * What consumers do with a document, in short: of each the operation at which the document fares worst, and those that
 * do the same in one line. A paragraph of Markdown; none where nothing is known.
 */
export function consumerLines(verdicts: readonly ConsumerVerdict[]): readonly string[] {
  const groups = new Map<string, { readonly names: string[]; readonly decisive: OperationOutcome }>();
  for (const verdict of verdicts) {
    const decisive = decisiveOutcome(verdict);
    if (decisive === undefined) continue;
    const key = sentenceFor(decisive, true);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [nameOf(verdict)], decisive });
    else group.names.push(nameOf(verdict));
  }
  const lines = [...groups.values()].map(({ names, decisive }): Line => {
    const shown = names.slice(0, mostNames);
    const listed = inSeries(names.length > shown.length ? [...shown, '…'] : shown);
    return {
      text: `- ${listed}: ${sentenceFor(decisive, names.length > 1)}`,
      consumers: names.length,
      severity: severityOf(decisive),
    };
  });
  return lines.length === 0 ? [] : [fitting(lines).join('\n')];
}

interface Line {
  readonly text: string;
  /** How many consumers it is about. */
  readonly consumers: number;
  readonly severity: number;
}

/** The lines for which there is room. The first stays; of the others, those in which all goes well give way first. */
function fitting(lines: readonly Line[]): readonly string[] {
  const shown = [...lines];
  const countIn = (some: readonly Line[]): number => some.reduce((sum, { consumers }) => sum + consumers, 0);
  const texts = (): readonly string[] => [
    ...shown.map(({ text }) => text),
    ...(shown.length < lines.length
      ? [`- ${counted(countIn(lines) - countIn(shown), 'other consumer')}`]
      : []),
  ];
  const height = (): number => texts().reduce((sum, text) => sum + Math.ceil(text.length / width), 0);
  while (shown.length > 1 && height() > mostLines) {
    const harmless = shown.findLastIndex(({ severity }, index) => index > 0 && severity === 0);
    shown.splice(harmless === -1 ? -1 : harmless, 1);
  }
  return texts();
}

/** A consumer by its name, with the version only where somebody chose one. */
function nameOf({ consumer, version }: ConsumerVerdict): string {
  return escapeMarkdown(nameWithHost(consumer, version === consumer.version ? undefined : version));
}

/** The operation of a consumer at which the document fares worst; where all go well, the last, which people are after. */
function decisiveOutcome({ operations }: ConsumerVerdict): OperationOutcome | undefined {
  const known = operations.map(inShort).filter(isKnown);
  const [worst] = known.toSorted((first, second) => severityOf(second) - severityOf(first));
  return worst === undefined || severityOf(worst) === 0 ? known.at(-1) : worst;
}

/**
 * An outcome as it is for a config without mistakes of its own: what goes wrong with a wrong config is left out, and
 * what goes well with the right one only is kept. What depends on something other than the config stays, unless it goes
 * wrong either way.
 */
function inShort({ operation, conditional, otherwise }: OperationOutcome): OperationOutcome {
  const others = conditional.filter(({ dependsOn }) => !dependsOn.every(isAboutConfig));
  const open = others.find(goesWell) ?? others[0];
  if (open !== undefined)
    return { operation, conditional: goesWrong(open) && goesWrong(otherwise) ? [] : [open], otherwise };
  if (otherwise !== undefined && goesWell(otherwise)) return { operation, conditional: [], otherwise };
  const [best] = conditional.filter(goesWell);
  return { operation, conditional: best === undefined ? [] : [best], otherwise };
}

function goesWell({ outcome }: ConsumerOutcome): boolean {
  return outcome === 'takes' || outcome === 'unpacks';
}

function goesWrong(outcome: ConsumerOutcome | undefined): boolean {
  return outcome?.outcome === 'fails' || outcome?.outcome === 'refuses';
}

function isAboutConfig(dependency: Dependency): boolean {
  return 'diffIds' in dependency || 'property' in dependency;
}

const weights: Readonly<Record<Outcome, number>> = { takes: 0, unpacks: 1, ignores: 2, fails: 3, refuses: 4 };

function severityOf({ conditional, otherwise }: OperationOutcome): number {
  const outcomes = otherwise === undefined ? conditional : [...conditional, otherwise];
  return Math.max(...outcomes.map(({ outcome }) => weights[outcome]));
}

/** What one or several consumers do: `unpacks 1 of 2 layers if …, otherwise refuses to run it`. */
function sentenceFor({ operation, conditional, otherwise }: OperationOutcome, many: boolean): string {
  const [perhaps] = conditional;
  const last = otherwise === undefined ? [] : [outcomeClause(otherwise, [operation], many)];
  if (perhaps === undefined) return last.join('');
  return [
    `${outcomeClause(perhaps, [operation], many)} if ${conditionText(perhaps.dependsOn)}`,
    ...last.map((clause) => `otherwise ${clause}`),
  ].join(', ');
}
