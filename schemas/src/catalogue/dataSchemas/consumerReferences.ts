import type { JsonPath } from '#schemas/jsonPath';
import { isConfigTest, leavesOf } from '../conditionLeaves';
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
      yield* unknownTypeSets(consumer, entry, path);
      yield* negatedConfigTests(entry, path);
      yield* alternativeConfigTests(entry, path);
    }
    for (const [number, { consequence }] of (consumer.limits?.types ?? []).entries())
      yield* withoutSubject(consumer, consequence, at('limits', 'types', number, 'consequence'));
    yield* evidenceOutOfUse(consumer, at('evidence'));
    yield* unknownEvidence(consumer, at());
  }
}

/** Statements stand alone in messages and pages, so each names who does what it says. */
function* withoutSubject(
  { name, aliases = [], group }: Consumer,
  statement: string,
  path: JsonPath,
): Iterable<Contradiction> {
  // The statements of a library name the tools that use it.
  if (group === 'library') return;
  if (![name, ...aliases].some((each) => statement.includes(each)))
    yield { path, problem: `Does not name ${name}` };
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

/** People are told what the config must say; “not” would have to be told as well. */
function* negatedConfigTests({ applies }: Behavior, path: JsonPath): Iterable<Contradiction> {
  if (applies?.when !== undefined && negatesConfigTest(applies.when))
    yield {
      path: [...path, 'applies', 'when'],
      problem: 'Must not have a condition on the config below "not"',
    };
}

function negatesConfigTest(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(negatesConfigTest);
  if ('any' in condition) return condition.any.some(negatesConfigTest);
  return 'not' in condition && leavesOf(condition.not).some(isConfigTest);
}

/** People are told all that the config must say; of alternatives, only that diff_ids are fewer or more. */
function* alternativeConfigTests({ applies }: Behavior, path: JsonPath): Iterable<Contradiction> {
  if (applies?.when !== undefined && hasOtherAlternatives(applies.when))
    yield {
      path: [...path, 'applies', 'when'],
      problem: 'Must not have conditions on the config below "any", other than fewer or more diff_ids',
    };
}

function hasOtherAlternatives(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasOtherAlternatives);
  if (!('any' in condition)) return false;
  const tests = condition.any.flatMap(leavesOf).filter(isConfigTest);
  return (
    tests.length > 0 && tests.map((test) => ('diffIds' in test ? test.diffIds : '')).join() !== 'fewer,more'
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
