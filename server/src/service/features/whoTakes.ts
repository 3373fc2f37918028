import { allConsumers, chosenConsumer, type ChosenConsumer } from '#schemas/catalogue/consumers';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { Policy } from '#service/lint/policy';
import { classifyManifest } from '#service/oci/classification';
import { documentFacts } from '#service/oci/consumers/documentFacts';
import { verdictOf, type ConsumerVerdict } from '#service/oci/consumers/outcomes';

/** Whose verdicts on a document are asked for, and what is known beside it. */
export interface ConsumerQuestion {
  /**
   * Names such as `containerd` or `containerd@1.7`; by default those of the project, then those that the document is
   * made for, then all others.
   */
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
  const chosen = names === undefined ? all([...policy.consumers, ...madeFor(model, policy)]) : named(names);
  return chosen.map((each) => verdictOf(each, facts));
}

/** The consumers of a project, or else those that a document is made for and the usual ones: a short answer. */
export function shortList(model: Model, policy: Policy): readonly string[] {
  if (named(policy.consumers).length > 0) return policy.consumers;
  const usual = allConsumers().filter((consumer) => consumer.usual);
  return [...madeFor(model, policy), ...usual.map(({ id }) => id)];
}

/** The consumers for which there is the format that a document has, such as runwasi for its images. */
function madeFor(model: Model, { catalogue }: Policy): readonly string[] {
  return classifyManifest(model, catalogue)?.profile?.consumers ?? [];
}

/** No more consumers than this are answered for, since each is compared with all layers; people list a few. */
const mostConsumers = 100;

function named(names: readonly string[]): readonly ChosenConsumer[] {
  return [...new Set(names)].flatMap((name) => chosenConsumer(name) ?? []).slice(0, mostConsumers);
}

/** All consumers: those that are named first, then the usual ones, then the others. */
function all(names: readonly string[]): readonly ChosenConsumer[] {
  const own = named(names);
  const others = allConsumers()
    .filter((consumer) => consumer.operations.length > 0)
    .filter((consumer) => !own.some((each) => each.consumer === consumer))
    .sort((first, second) => Number(second.usual ?? false) - Number(first.usual ?? false));
  return [...own, ...others.map((consumer) => ({ consumer, version: undefined }))];
}
