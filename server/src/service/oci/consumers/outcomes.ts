import type { OpenTest } from '#schemas/catalogue/conditionLeaves';
import {
  behaviorsOf,
  evidenceNamed,
  type Behavior,
  type ChosenConsumer,
  type Condition,
  type Consumer,
  type Evidence,
  type Operation,
  type Outcome,
  type OwnedBehavior,
} from '#schemas/catalogue/consumers';
import { oncePer } from '#schemas/once';
import { countLayers, evaluate, isOfType, openTestsOf, type Truth } from './condition';
import type { DocumentFacts } from './documentFacts';
import { limitBehaviors } from './limitBehaviors';

/** What comes of one operation with a document. */
export interface ConsumerOutcome {
  readonly outcome: Outcome;
  /** The behavior that decides, as `containerd/unknown-config`. */
  readonly behavior: string;
  /** What the consumer does, as one or two sentences. */
  readonly reason: string;
  /** What it prints, with `…` for what depends on the document. */
  readonly error: string | undefined;
  /** For `unpacks`: the numbers of the layers that it unpacks, counted from 0, and how many there are. */
  readonly layers: { readonly unpacked: readonly number[]; readonly total: number } | undefined;
  /** For `ignores`: what it ignores, in few words. */
  readonly ignored: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** An outcome that depends on content which is not at hand. */
export interface ConditionalOutcome extends ConsumerOutcome {
  readonly dependsOn: readonly Dependency[];
}

/** What a config must say, or what else must be so, for an outcome to come true. */
export type Dependency =
  | {
      /** How many diff_ids there must be, compared with some layers; `other` are fewer or more. */
      readonly diffIds: 'none' | 'few' | 'fewer' | 'equal' | 'more' | 'other';
      readonly layers: number;
    }
  | {
      readonly property: string;
      readonly present?: boolean;
      readonly is?: readonly unknown[];
      readonly isNot?: readonly unknown[];
    }
  /** The command that must be used, such as `podman artifact pull`. */
  | { readonly command: string }
  /** What must be so, as a clause such as “a layer is not a tar archive”. */
  | { readonly circumstance: string };

/** What comes of one operation of a consumer with a document, as far as it is known. */
export interface OperationOutcome {
  readonly operation: Operation;
  /** Outcomes that come true only under a condition that the document leaves open, in the order of the decision. */
  readonly conditional: readonly ConditionalOutcome[];
  /** The outcome otherwise; undefined where nothing is known. */
  readonly otherwise: ConsumerOutcome | undefined;
}

/** What a consumer does with a document, operation by operation. */
export interface ConsumerVerdict {
  readonly consumer: Consumer;
  readonly version: string | undefined;
  /** The consumer whose name was given, where an old version of it stands for this one. */
  readonly oldOf: Consumer | undefined;
  readonly operations: readonly OperationOutcome[];
  /** Of a consumer that nobody hands documents to: what is known of it, except what is true of other documents only. */
  readonly statements: readonly OwnedBehavior[];
}

/** What a consumer does with a document: for each of its operations the first behavior whose condition holds. */
export function verdictOf(chosen: ChosenConsumer, facts: DocumentFacts): ConsumerVerdict {
  const { consumer, oldOf } = chosen;
  const version = chosen.version ?? consumer.version;
  const { known, byOperation } =
    version === consumer.version ? newestBehaviors(consumer) : behaviorsAt(consumer, version);
  return {
    consumer,
    version,
    oldOf,
    operations: [...byOperation].map(([operation, behaviors]) => outcomeOf(operation, behaviors, facts)),
    statements: consumer.operations.length === 0 ? known.filter((each) => isAbout(each, facts)) : [],
  };
}

/** A behavior that says what comes of operations. */
interface ApplyingBehavior extends OwnedBehavior {
  readonly applies: NonNullable<Behavior['applies']>;
}

/** What a version of a consumer does, whatever the document. */
interface KnownBehaviors {
  readonly known: readonly OwnedBehavior[];
  /** For each operation of the consumer, those that say what comes of it, with the limits at their place. */
  readonly byOperation: ReadonlyMap<Operation, readonly ApplyingBehavior[]>;
}

function behaviorsAt(consumer: Consumer, version: string | undefined): KnownBehaviors {
  const known = behaviorsOf(consumer, version);
  const applying = withLimits(consumer, known).flatMap((owned) => {
    const { applies } = owned.behavior;
    return applies === undefined ? [] : [{ ...owned, applies }];
  });
  const byOperation = consumer.operations.map(
    (operation) => [operation, applying.filter(({ applies }) => applies.to.includes(operation))] as const,
  );
  return { known, byOperation: new Map(byOperation) };
}

/** Kept, since explanations ask for those of all consumers. */
const newestBehaviors = oncePer((consumer: Consumer) => behaviorsAt(consumer, consumer.version));

function isAbout({ owner, behavior: { when } }: OwnedBehavior, facts: DocumentFacts): boolean {
  return truthOf(when, facts, owner) !== 'no';
}

/** What was found out about the conditions for a document: consumers share libraries, and operations share conditions. */
const truths = new WeakMap<DocumentFacts, Map<Condition, Truth>>();

/** Whether a condition of a consumer holds for a document; one that is absent does. */
function truthOf(condition: Condition | undefined, facts: DocumentFacts, owner: Consumer): Truth {
  if (condition === undefined) return 'yes';
  const known = truths.get(facts) ?? new Map<Condition, Truth>();
  truths.set(facts, known);
  const truth = known.get(condition) ?? evaluate(condition, facts, owner);
  known.set(condition, truth);
  return truth;
}

/** The behaviors of a consumer, with its limits at their place. */
function withLimits(consumer: Consumer, behaviors: readonly OwnedBehavior[]): readonly OwnedBehavior[] {
  const after = consumer.limits?.after;
  const place = behaviors.findIndex(({ owner, behavior }) => owner === consumer && behavior.id === after) + 1;
  return behaviors.toSpliced(place, 0, ...limitBehaviors(consumer));
}

function outcomeOf(
  operation: Operation,
  behaviors: readonly ApplyingBehavior[],
  facts: DocumentFacts,
): OperationOutcome {
  const conditional: ConditionalOutcome[] = [];
  for (const owned of behaviors) {
    const { applies } = owned;
    const truth = truthOf(applies.when, facts, owned.owner);
    if (truth === 'no') continue;
    const outcome = describe(owned, applies, facts);
    if (truth === 'yes') return { operation, conditional, otherwise: outcome };
    const tests = applies.when === undefined ? [] : openTestsOf(applies.when, facts, owned.owner);
    const dependsOn = combined(tests.map((test) => dependency(test, facts, owned.owner)));
    // What is left when all else does not come true depends on nothing.
    if (coverEveryConfig([...conditional, { dependsOn }]))
      return { operation, conditional, otherwise: outcome };
    if (!conditional.some((earlier) => precludes(earlier.dependsOn, dependsOn)))
      conditional.push({ ...outcome, dependsOn });
  }
  return { operation, conditional, otherwise: undefined };
}

/** Tells whether all that one outcome depends on is among what a later one depends on, which then never decides. */
function precludes(earlier: readonly Dependency[], later: readonly Dependency[]): boolean {
  const said = new Set(later.map((each) => JSON.stringify(each)));
  return earlier.every((each) => said.has(JSON.stringify(each)));
}

/** Tells whether one of some outcomes comes true whatever number of diff IDs the config lists. */
function coverEveryConfig(conditional: readonly Pick<ConditionalOutcome, 'dependsOn'>[]): boolean {
  const comparisons = conditional.flatMap(({ dependsOn: [test, ...others] }) =>
    test !== undefined && 'diffIds' in test && others.length === 0 ? [test] : [],
  );
  const layers = comparisons.at(-1)?.layers;
  const relations = new Set(
    comparisons.filter((test) => test.layers === layers).map(({ diffIds }) => diffIds),
  );
  if (!relations.has('equal')) return false;
  return relations.has('other') || (relations.has('more') && (layers === 0 || relations.has('fewer')));
}

/**
 * The parts of one condition, so that each says something of its own: either of two comparisons with the same layers may
 * hold, and all that is said of one property must.
 */
function combined(parts: readonly Dependency[]): readonly Dependency[] {
  const found: Dependency[] = [];
  for (const part of parts) {
    const index = found.findIndex((each) => isAboutTheSame(each, part));
    const known = found[index];
    if (known === undefined) found.push(part);
    else found[index] = 'diffIds' in known ? { ...known, diffIds: 'other' } : { ...known, ...part };
  }
  return found;
}

function isAboutTheSame(one: Dependency, other: Dependency): boolean {
  if ('diffIds' in one) return 'diffIds' in other && one.layers === other.layers;
  return 'property' in one && 'property' in other && one.property === other.property;
}

function describe(
  { owner, behavior }: OwnedBehavior,
  { outcome, layers, ignored }: NonNullable<Behavior['applies']>,
  facts: DocumentFacts,
): ConsumerOutcome {
  return {
    outcome,
    behavior: `${owner.id}/${behavior.id}`,
    reason: behavior.statement,
    error: behavior.error,
    layers: layers === undefined ? undefined : countUnpacked(layers.type, facts, owner),
    ignored,
    evidence: evidenceNamed(owner, behavior.evidence),
  };
}

function countUnpacked(types: readonly string[], facts: DocumentFacts, owner: Consumer) {
  const layers = facts.descriptors('layer');
  const unpacked = layers.flatMap(({ value }, index) =>
    isOfType(value.mediaType ?? '', types, owner) ? [index] : [],
  );
  return { unpacked, total: layers.length };
}

function dependency(test: OpenTest, facts: DocumentFacts, owner: Consumer): Dependency {
  if ('diffIds' in test) return { diffIds: test.diffIds, layers: countLayers(test, facts, owner) };
  if ('command' in test || 'circumstance' in test) return test;
  const { configProperty, ...expected } = test;
  return { property: configProperty.join('.'), ...expected };
}
