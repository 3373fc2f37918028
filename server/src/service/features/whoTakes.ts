import { allConsumers, chosenConsumer, usualIds, type ChosenConsumer } from '#schemas/catalogue/consumers';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { Policy } from '#service/lint/policy';
import { documentFacts } from '#service/oci/consumers/documentFacts';
import { verdictOf, type ConsumerVerdict } from '#service/oci/consumers/outcomes';

/** Whose verdicts on a document are asked for, and what is known beside it. */
export interface ConsumerQuestion {
  /** Names such as `containerd` or `containerd@1.7`; by default those of the project, then all others. */
  readonly consumers?: readonly string[];
  /** The content of the config that a manifest points to, as JSON reads it. */
  readonly config?: unknown;
}

/**
 * Why a consumer is among those that are answered for: the question names it, the project does, or it is one of the usual
 * ones, or of the others.
 */
export type ConsumerGroup = 'asked' | 'project' | 'usual' | 'other';

/** What a consumer does with a document, and why it is answered for. */
export interface GroupedVerdict extends ConsumerVerdict {
  readonly group: ConsumerGroup;
}

/** What consumers do with a document, group by group; empty for what is no OCI document, and for one that was not read. */
export function whoTakes(
  document: ParsedDocument,
  policy: Policy,
  { consumers: names, config }: ConsumerQuestion = {},
): readonly GroupedVerdict[] {
  const { model, syntax } = document;
  if (model === undefined || syntax.root === undefined) return [];
  const facts = documentFacts(document, model, policy.catalogue, config);
  const groups: readonly (readonly [ConsumerGroup, readonly ChosenConsumer[]])[] =
    names === undefined ? allGroups(policy.consumers) : [['asked', named(names)]];
  return groups.flatMap(([group, chosen]) => chosen.map((each) => ({ ...verdictOf(each, facts), group })));
}

/** The consumers of a project, or else the usual ones: what a short answer shows. */
export function shortList(names: readonly string[]): readonly string[] {
  return names.some((name) => chosenConsumer(name) !== undefined) ? names : usualIds;
}

/** No more consumers than this are answered for, since each is compared with all layers; people list a few. */
const mostConsumers = 100;

function named(names: readonly string[]): readonly ChosenConsumer[] {
  return [...new Set(names)].flatMap((name) => chosenConsumer(name) ?? []).slice(0, mostConsumers);
}

/** All consumers: those that the project names first, then the usual ones, then the others. */
function allGroups(
  names: readonly string[],
): readonly (readonly [ConsumerGroup, readonly ChosenConsumer[]])[] {
  const own = named(names);
  const others = allConsumers()
    .filter(({ operations }) => operations.length > 0)
    .filter((consumer) => !own.some((each) => each.consumer === consumer));
  const inGroup = (usual: boolean): readonly ChosenConsumer[] =>
    others
      .filter(({ id }) => usualIds.includes(id) === usual)
      .map((consumer) => ({ consumer, version: undefined }));
  return [
    ['project', own],
    ['usual', inGroup(true)],
    ['other', inGroup(false)],
  ];
}
