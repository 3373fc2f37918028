import type { JsonPath } from '#schemas/jsonPath';
import { compareVersions } from '#schemas/values/version';
import { isOpenTest, leavesOf } from '../conditionLeaves';
import type { Condition } from './conditions';
import type { CatalogueData } from './catalogueData';
import type { Behavior, Consumer } from './consumers';
import { duplicates, type Contradiction } from './contradiction';

/** What does not go together within the file of a consumer, or between files of consumers. */
export function* contradictionsAmongConsumers(
  consumers: CatalogueData['consumers'],
): Iterable<Contradiction> {
  const ids = new Set(consumers.map(({ id }) => id));
  for (const [index, consumer] of consumers.entries()) {
    const at = (...rest: JsonPath): JsonPath => ['consumers', index, ...rest];
    if (consumer.within !== undefined && !ids.has(consumer.within))
      yield { path: at('within'), problem: `"${consumer.within}" has no file` };
    if (consumer.before !== undefined && !ids.has(consumer.before.is))
      yield { path: at('before', 'is'), problem: `"${consumer.before.is}" has no file` };
    const behaviors = consumer.behaviors.flatMap((entry) => ('include' in entry ? [] : [entry]));
    yield* duplicates(behaviors, 'id', at('behaviors'));
    for (const [number, entry] of consumer.behaviors.entries()) {
      const path = at('behaviors', number);
      if ('include' in entry) {
        if (!ids.has(entry.include))
          yield { path: [...path, 'include'], problem: `"${entry.include}" has no file` };
        continue;
      }
      yield* withoutSubject(consumer, entry.statement, [...path, 'statement']);
      yield* versionsOfAnother(consumer, entry, path);
      yield* unknownTypeSets(consumer, entry, path);
      yield* negatedOpenTests(entry, path);
      yield* alternativeOpenTests(entry, path);
    }
    yield* limitsAfterNothing(consumer, at('limits', 'after'));
    for (const [number, { consequence }] of (consumer.limits?.types ?? []).entries())
      yield* withoutSubject(consumer, consequence, at('limits', 'types', number, 'consequence'));
    yield* evidenceOutOfUse(consumer, at('evidence'));
    yield* unknownEvidence(consumer, at());
  }
}

function* limitsAfterNothing({ behaviors, limits }: Consumer, path: JsonPath): Iterable<Contradiction> {
  const after = limits?.after;
  if (after !== undefined && !behaviors.some((entry) => 'id' in entry && entry.id === after))
    yield { path, problem: `"${after}" is not a behavior of this consumer` };
}

/** Statements stand alone in messages and pages, so each names who does what it says. */
function* withoutSubject(
  { name, versionOf = name, aliases = [], group }: Consumer,
  statement: string,
  path: JsonPath,
): Iterable<Contradiction> {
  // The statements of a library name the tools that use it.
  if (group === 'library') return;
  if ([name, ...aliases].some((each) => statement.includes(each))) return;
  // Versions stand within the name, as in “Docker Engine before 23.0 with graph drivers”.
  const start = statement.indexOf(`${versionOf} `);
  if (versionOf === name || start === -1 || !statement.includes(name.slice(versionOf.length), start))
    yield { path, problem: `Does not name ${name}` };
}

/** Nobody can choose a version from before the first one that the file describes, so none is worth telling. */
function* versionsOfAnother(
  { before }: Consumer,
  { since, until }: Behavior,
  path: JsonPath,
): Iterable<Contradiction> {
  if (before === undefined) return;
  for (const [member, version] of Object.entries({ since, until })) {
    if (version !== undefined && compareVersions(version, before.version) <= 0)
      yield {
        path: [...path, member],
        problem: `Must be after ${before.version}, before which is ${before.is}`,
      };
  }
}

function* unknownTypeSets(
  { types = {} }: Consumer,
  { applies }: Behavior,
  path: JsonPath,
): Iterable<Contradiction> {
  const named = [
    ...(applies?.layers?.type ?? []),
    ...(applies?.when === undefined ? [] : typesIn(applies.when)),
  ];
  for (const name of named) {
    if (name.startsWith('@') && !Object.hasOwn(types, name.slice(1)))
      yield { path: [...path, 'applies'], problem: `"${name}" is not a set of types of this consumer` };
  }
}

/** People are told what must be so; “not” would have to be told as well. */
function* negatedOpenTests({ applies }: Behavior, path: JsonPath): Iterable<Contradiction> {
  if (applies?.when !== undefined && negatesOpenTest(applies.when))
    yield {
      path: [...path, 'applies', 'when'],
      problem: 'Must not have a condition below "not" that no document decides, such as one on the config',
    };
}

function negatesOpenTest(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(negatesOpenTest);
  if ('any' in condition) return condition.any.some(negatesOpenTest);
  return 'not' in condition && leavesOf(condition.not).some(isOpenTest);
}

/** People are told all that must be so; of alternatives, one at most, or that diff_ids are fewer or more. */
function* alternativeOpenTests({ applies }: Behavior, path: JsonPath): Iterable<Contradiction> {
  if (applies?.when !== undefined && hasOtherAlternatives(applies.when))
    yield {
      path: [...path, 'applies', 'when'],
      problem:
        'Must not have several conditions below "any" that no document decides, other than fewer or more diff_ids',
    };
}

function hasOtherAlternatives(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasOtherAlternatives);
  if (!('any' in condition)) return false;
  const tests = condition.any.flatMap(leavesOf).filter(isOpenTest);
  return (
    tests.length > 1 && tests.map((test) => ('diffIds' in test ? test.diffIds : '')).join() !== 'fewer,more'
  );
}

function typesIn(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap((leaf) => {
    const test = 'where' in leaf ? leaf.where : 'layers' in leaf ? leaf.layers : undefined;
    return [...(test?.type ?? []), ...(test?.notType ?? [])];
  });
}

/** The lists of evidence in a file, with their places in it. */
function* namedEvidence({
  behaviors,
  limits,
}: Consumer): Iterable<{ path: JsonPath; names: readonly string[] }> {
  for (const [number, entry] of behaviors.entries()) {
    if (!('include' in entry)) yield { path: ['behaviors', number, 'evidence'], names: entry.evidence };
  }
  for (const [name, limit] of Object.entries(limits ?? {})) {
    const each = Array.isArray(limit) ? limit : typeof limit === 'object' ? [limit] : [];
    for (const { evidence } of each as readonly { readonly evidence: readonly string[] }[])
      yield { path: ['limits', name, 'evidence'], names: evidence };
  }
}

function* unknownEvidence(consumer: Consumer, path: JsonPath): Iterable<Contradiction> {
  for (const { path: place, names } of namedEvidence(consumer)) {
    for (const name of names) {
      if (!Object.hasOwn(consumer.evidence, name))
        yield { path: [...path, ...place], problem: `"${name}" is not among the evidence of this consumer` };
    }
  }
}

function* evidenceOutOfUse(consumer: Consumer, path: JsonPath): Iterable<Contradiction> {
  const used = new Set([...namedEvidence(consumer)].flatMap(({ names }) => names));
  for (const name of Object.keys(consumer.evidence)) {
    if (!used.has(name)) yield { path: [...path, name], problem: 'Nothing refers to this evidence' };
  }
}
