import {
  allConsumers,
  chosenConsumer,
  usualIds,
  type ChosenConsumer,
  type Consumer,
} from '#schemas/catalogue/consumers';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { LayoutPlace } from '#service/layout/layout';
import { isSound } from '#service/layout/referredBlobs';
import type { Policy } from '#service/lint/policy';
import { classifyManifest } from '#service/oci/classification';
import { documentFacts, type BesideDocument } from '#service/oci/consumers/documentFacts';
import { verdictOf, type ConsumerVerdict } from '#service/oci/consumers/outcomes';

/** Whose verdicts on a document are asked for, and what is known beside it. */
export interface ConsumerQuestion extends BesideDocument {
  /**
   * Names such as `containerd` or `containerd@1.7`; by default those of the project, then those that the document is
   * made for, then all others.
   */
  readonly consumers?: readonly string[];
}

/**
 * Why a consumer is among those that are answered for: the question names it, the project does, the document has the format
 * that is made for it, or it is one of the usual ones, or of the others.
 */
export type ConsumerGroup = 'asked' | 'project' | 'format' | 'usual' | 'other';

/** What a consumer does with a document, and why it is answered for. */
export interface GroupedVerdict extends ConsumerVerdict {
  readonly group: ConsumerGroup;
}

/** What consumers do with a document, group by group; empty for what is no OCI document, and for one that was not read. */
export function whoTakes(
  document: ParsedDocument,
  policy: Policy,
  { consumers: names, ...beside }: ConsumerQuestion = {},
): readonly GroupedVerdict[] {
  const { model, syntax } = document;
  if (model === undefined || syntax.root === undefined) return [];
  const facts = documentFacts(document, model, policy.catalogue, beside);
  const groups: readonly (readonly [ConsumerGroup, readonly ChosenConsumer[]])[] =
    names === undefined ? allGroups(policy.consumers, madeFor(model, policy)) : [['asked', named(names)]];
  return groups.flatMap(([group, chosen]) => chosen.map((each) => ({ ...verdictOf(each, facts), group })));
}

/** A question about a document, with the config that its layout has. */
export function withConfig(
  { model }: ParsedDocument,
  place: LayoutPlace | undefined,
  question: ConsumerQuestion = {},
): ConsumerQuestion {
  const descriptor = model?.descriptors.find(({ role }) => role === 'config');
  const config = place?.layout.blob(descriptor?.value.digest);
  // A config that was changed under its name is not the one that the manifest means.
  const value = config !== undefined && isSound(config) ? config.document?.value : undefined;
  return value === undefined ? question : { config: value, ...question };
}

/** The consumers of a project, or else those that a document is made for and the usual ones: a short answer. */
export function shortList(model: Model, policy: Policy): readonly string[] {
  const { consumers } = policy;
  return consumers.some((name) => chosenConsumer(name) !== undefined)
    ? consumers
    : [...madeFor(model, policy), ...usualIds];
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

/** All consumers: those of the project, then those that the document is made for, then the usual ones, then the others. */
function allGroups(
  projectNames: readonly string[],
  formatNames: readonly string[],
): readonly (readonly [ConsumerGroup, readonly ChosenConsumer[]])[] {
  const project = named(projectNames);
  const isIn = (group: readonly ChosenConsumer[], consumer: Consumer): boolean =>
    group.some((each) => each.consumer === consumer);
  const format = named(formatNames).filter(({ consumer }) => !isIn(project, consumer));
  const others = allConsumers()
    .filter(({ operations }) => operations.length > 0)
    .filter((consumer) => !isIn(project, consumer) && !isIn(format, consumer));
  const inGroup = (usual: boolean): readonly ChosenConsumer[] =>
    others
      .filter(({ id }) => usualIds.includes(id) === usual)
      .map((consumer) => ({ consumer, version: undefined }));
  return [
    ['project', project],
    ['format', format],
    ['usual', inGroup(true)],
    ['other', inGroup(false)],
  ];
}
