import { allConsumers, chosenConsumer, type ChosenConsumer } from '#schemas/catalogue/consumers';
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

/** What consumers do with a document; empty for what is no OCI document, and for one that was not read. */
export function whoTakes(
  document: ParsedDocument,
  policy: Policy,
  { consumers: names, config }: ConsumerQuestion = {},
): readonly ConsumerVerdict[] {
  const { model, syntax } = document;
  if (model === undefined || syntax.root === undefined) return [];
  const facts = documentFacts(document, model, policy.catalogue, config);
  const chosen = names === undefined ? all(policy.consumers) : named(names);
  return chosen.map((each) => verdictOf(each, facts));
}

/** The consumers of a project, or else the usual ones: what a short answer shows. */
export function shortList(names: readonly string[]): readonly string[] {
  const own = named(names);
  return own.length > 0
    ? names
    : allConsumers()
        .filter(({ usual }) => usual)
        .map(({ id }) => id);
}

/** No more consumers than this are answered for, since each is compared with all layers; people list a few. */
const mostConsumers = 100;

function named(names: readonly string[]): readonly ChosenConsumer[] {
  return [...new Set(names)].flatMap((name) => chosenConsumer(name) ?? []).slice(0, mostConsumers);
}

/** All consumers: those that the project names first, then the usual ones, then the others. */
function all(names: readonly string[]): readonly ChosenConsumer[] {
  const own = named(names);
  const others = allConsumers()
    .filter((consumer) => consumer.operations.length > 0)
    .filter((consumer) => !own.some((each) => each.consumer === consumer))
    .sort((first, second) => Number(second.usual ?? false) - Number(first.usual ?? false));
  return [...own, ...others.map((consumer) => ({ consumer, version: undefined }))];
}
