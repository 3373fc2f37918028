import { compareVersions, isVersion } from '#schemas/values/version';
import { readConsumer } from './data';
import { consumerFiles, libraryIds } from './data/files';
import type { Behavior, Consumer, Inclusion } from './dataSchemas/consumers';
import type { Evidence } from './dataSchemas/evidence';

export type {
  Behavior,
  Consumer,
  ConsumerPlace,
  Operation,
  Outcome,
  RefusedMember,
  TypeRestriction,
} from './dataSchemas/consumers';
export type { Evidence } from './dataSchemas/evidence';
export { usualIds } from './data/files';
export type { Condition, DescriptorTest } from './dataSchemas/conditions';

/** All consumers, the libraries of consumers included. */
export function allConsumers(): readonly Consumer[] {
  return Object.keys(consumerFiles).flatMap((id) => readConsumer(id) ?? []);
}

/** The names by which a project chooses consumers; nobody hands a document to a library. */
export const consumerIds: readonly string[] = Object.keys(consumerFiles).filter((id) => !libraryIds.has(id));

/** The name of a consumer with one of its versions, or with several, such as `before 23.0`. */
export function nameOfVersions({ name, versionOf = name }: Consumer, versions: string): string {
  return `${versionOf} ${versions}${name.slice(versionOf.length)}`;
}

/**
 * What people call a consumer where it stands beside others: a part of another, such as a shim, by the name of both.
 * @param version the version of it; it is not said when undefined
 */
export function nameWithHost(consumer: Consumer, version?: string): string {
  const { name, within } = consumer;
  const versioned = version === undefined ? name : nameOfVersions(consumer, version);
  const host = within === undefined ? undefined : readConsumer(within);
  return host === undefined ? versioned : `${host.name} with ${versioned}`;
}

/** A consumer, and the version of it that somebody uses; the newest that is known, when absent. */
export interface ChosenConsumer {
  readonly consumer: Consumer;
  readonly version: string | undefined;
  /** The consumer whose name was given, where an old version of it stands for this one. */
  readonly oldOf?: Consumer;
}

/**
 * A name such as `containerd` or `containerd@1.7`; undefined for names of no consumer, and for what is no version. An old
 * version can stand for another consumer, such as `docker@24` for Docker Engine with graph drivers.
 */
export function chosenConsumer(name: string): ChosenConsumer | undefined {
  const [id = '', version, ...rest] = name.split('@');
  const consumer = readConsumer(id);
  if (consumer === undefined || rest.length > 0) return undefined;
  if (version === undefined) return { consumer, version };
  if (!isVersion(version)) return undefined;
  const { before } = consumer;
  if (before === undefined || compareVersions(version, before.version) >= 0) return { consumer, version };
  const meant = readConsumer(before.is);
  return meant === undefined ? undefined : { consumer: meant, version, oldOf: consumer };
}

/** The consumers of a list of names; unknown names are ignored. */
export function consumersNamed(names: readonly string[]): readonly Consumer[] {
  const chosen = new Set(names.map((name) => chosenConsumer(name)?.consumer.id));
  return Object.keys(consumerFiles).flatMap((id) => (chosen.has(id) ? (readConsumer(id) ?? []) : []));
}

/** A behavior, with the consumer whose file has it and whose evidence it names. */
export interface OwnedBehavior {
  readonly owner: Consumer;
  readonly behavior: Behavior;
}

/**
 * The behaviors of a consumer at a version in order, those of the libraries that it includes among them; of a
 * consumer without versions, those that it still has.
 */
export function behaviorsOf(consumer: Consumer, version: string | undefined): readonly OwnedBehavior[] {
  return consumer.behaviors.flatMap((entry) => {
    if (!('include' in entry))
      return isOfVersion(entry, version) ? [{ owner: consumer, behavior: entry }] : [];
    const library = readConsumer(entry.include);
    return library === undefined ? [] : behaviorsOf(library, libraryVersion(entry, library, version));
  });
}

function isOfVersion({ since, until }: Behavior, version: string | undefined): boolean {
  if (version === undefined) return until === undefined;
  return (
    (since === undefined || compareVersions(version, since) >= 0) &&
    (until === undefined || compareVersions(version, until) < 0)
  );
}

/** The version of a library that a version of a consumer has; `0`, before all others, where the data begin later. */
function libraryVersion({ versions }: Inclusion, library: Consumer, version: string | undefined) {
  if (versions === undefined || version === undefined) return library.version;
  const [newest = '0'] = Object.keys(versions)
    .filter((from) => compareVersions(from, version) <= 0)
    .sort((first, second) => compareVersions(second, first));
  return versions[newest] ?? '0';
}

/** The evidence of a consumer’s file by its names, in their order. */
export function evidenceNamed({ evidence }: Consumer, names: readonly string[]): readonly Evidence[] {
  return names.flatMap((name) => evidence[name] ?? []);
}

/** Year and month of the latest evidence that is named, as `2026-09`: the consumer may have changed since. */
export function latestEvidence(consumer: Consumer, names: readonly string[]): string {
  const days = evidenceNamed(consumer, names).map(({ date }) => date);
  return (days.toSorted().at(-1) ?? '').slice(0, 7);
}

/**
 * The behavior that a reference such as `containerd/unknown-config` names: the id of a consumer and the id of the
 * behavior in its file. Undefined where there is none.
 */
export function behaviorNamed(reference: string): OwnedBehavior | undefined {
  const [id = '', name] = reference.split('/', 2);
  const owner = readConsumer(id);
  for (const entry of owner?.behaviors ?? []) {
    if (owner !== undefined && !('include' in entry) && entry.id === name) return { owner, behavior: entry };
  }
  return undefined;
}

/** The statements of the behaviors that an entry of the catalogue names, each as one or two sentences. */
export function statementsOf(claims: readonly string[] = []): readonly string[] {
  return claims.flatMap((claim) => behaviorNamed(claim)?.behavior.statement ?? []);
}
