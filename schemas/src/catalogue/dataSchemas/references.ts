import type { JsonPath } from '#schemas/jsonPath';
import type { AnnotationEntry } from './annotations';
import type { CatalogueData } from './catalogueData';
import type { MediaTypeEntry } from './mediaTypes';
import { contradictionsAmongConsumers } from './consumerReferences';
import { contradictionsAmongPlatforms } from './platformReferences';
import { duplicates, type Contradiction } from './contradiction';

/** What is wrong between the entries of the files, each of which fits its schema. */
export function* contradictionsIn(data: CatalogueData): Iterable<Contradiction> {
  yield* duplicates(data.mediaTypes, 'type', ['mediaTypes']);
  yield* duplicates(data.annotations, 'key', ['annotations']);
  yield* duplicates(data.profiles, 'id', ['profiles']);
  yield* duplicates(data.consumers, 'id', ['consumers']);
  yield* ranks(data.mediaTypes);
  yield* typesOfAnotherCase(data.mediaTypes);
  yield* matchedTwice(data.profiles);
  yield* ownersSpelledTwice(data);
  yield* replacements(data.mediaTypes, 'type', ['mediaTypes']);
  yield* replacements(data.annotations, 'key', ['annotations']);
  yield* twins(data.mediaTypes);
  yield* unknownNames(data);
  yield* unknownClaims(data);
  yield* unknownConsumers(data);
  yield* contradictionsAmongConsumers(data.consumers);
  yield* contradictionsAmongPlatforms(data.platforms);
}

/** The ranks are the numbers from 1 on, each once, so that they are an order. */
function* ranks(entries: readonly MediaTypeEntry[]): Iterable<Contradiction> {
  const ranked = entries.flatMap(({ rank }, index) => (rank === undefined ? [] : [{ rank, index }]));
  for (const [place, { rank, index }] of ranked.sort((a, b) => a.rank - b.rank).entries())
    if (rank !== place + 1) {
      yield {
        path: ['mediaTypes', index, 'rank'],
        problem: `Must be ${place + 1}, as the ranks are counted`,
      };
      return;
    }
}

/** Media types that differ only in case are one type (RFC 6838, section 4.2), although tools compare them byte by byte. */
function* typesOfAnotherCase(entries: readonly MediaTypeEntry[]): Iterable<Contradiction> {
  const spellings = new Map<string, string>();
  for (const [index, { type }] of entries.entries()) {
    const first = spellings.get(type.toLowerCase()) ?? type;
    spellings.set(type.toLowerCase(), first);
    if (first !== type)
      yield { path: ['mediaTypes', index, 'type'], problem: `Differs from "${first}" only in case` };
  }
}

/** Of two profiles with the same conditions, the second would never be recognized. */
function* matchedTwice(profiles: CatalogueData['profiles']): Iterable<Contradiction> {
  const ids = new Map<string, string>();
  for (const [index, { id, match }] of profiles.entries()) {
    const conditions = JSON.stringify(match);
    const first = ids.get(conditions);
    if (first !== undefined)
      yield { path: ['profiles', index, 'match'], problem: `Is the same as that of "${first}"` };
    ids.set(conditions, first ?? id);
  }
}

/** The list of owners is open, but one owner has one spelling in all files. */
function* ownersSpelledTwice(data: CatalogueData): Iterable<Contradiction> {
  const spellings = new Map<string, string>();
  for (const file of ['mediaTypes', 'annotations', 'profiles'] as const) {
    for (const [index, { owner }] of data[file].entries()) {
      const folded = owner.toLowerCase().replace(/[\s._-]/g, '');
      const first = spellings.get(folded) ?? owner;
      spellings.set(folded, first);
      if (first !== owner) yield { path: [file, index, 'owner'], problem: `Is "${first}" in another entry` };
    }
  }
}

/** A replacement is an entry of the same file, and one that authors should use. */
function* replacements<I extends string>(
  entries: readonly (Readonly<Record<I, string>> & Pick<MediaTypeEntry, 'status' | 'replacement'>)[],
  identity: I,
  path: JsonPath,
): Iterable<Contradiction> {
  const statuses = new Map<string, MediaTypeEntry['status']>(
    entries.map((entry) => [entry[identity], entry.status]),
  );
  for (const [index, { replacement }] of entries.entries()) {
    if (replacement === undefined) continue;
    const status = statuses.get(replacement);
    const at = [...path, index, 'replacement'];
    if (status === undefined) yield { path: at, problem: `"${replacement}" has no entry` };
    else if (status !== 'current') yield { path: at, problem: `The status of "${replacement}" is ${status}` };
  }
}

/** Twins name each other. */
function* twins(entries: readonly MediaTypeEntry[]): Iterable<Contradiction> {
  const byType = new Map(entries.map((entry) => [entry.type, entry]));
  for (const [index, entry] of entries.entries()) {
    for (const member of ['dockerTwin', 'ociTwin'] as const) {
      const name = entry[member];
      if (name === undefined) continue;
      const twin = byType.get(name);
      const back = member === 'ociTwin' ? 'dockerTwin' : 'ociTwin';
      const path = ['mediaTypes', index, member];
      if (twin === undefined) yield { path, problem: `"${name}" has no entry` };
      else if (twin[back] !== entry.type)
        yield { path, problem: `"${name}" does not name this type as its ${back}` };
    }
  }
}

/** A name by which a profile or a consumer refers to an entry of a file. */
interface Reference {
  readonly path: JsonPath;
  readonly file: 'mediaTypes' | 'annotations';
  readonly name: string;
}

function* unknownNames(data: CatalogueData): Iterable<Contradiction> {
  const types = new Set([...data.mediaTypes.map(({ type }) => type), ...typesOfNobody]);
  for (const { path, file, name } of [...profileReferences(data), ...consumerReferences(data)]) {
    // A pattern for media types stands for types that nobody can list.
    const isKnown =
      file === 'mediaTypes'
        ? name.endsWith('*') || types.has(name)
        : data.annotations.some((entry) => isNamedBy(entry, name));
    if (!isKnown) yield { path, problem: `"${name}" has no entry in ${file}.json` };
  }
}

/** What an entry says of consumers is the statement of a behavior in the consumer’s file, which has the evidence. */
function* unknownClaims({ consumers, ...data }: CatalogueData): Iterable<Contradiction> {
  const known = new Set(
    consumers.flatMap(({ id, behaviors }) =>
      behaviors.flatMap((entry) => ('include' in entry ? [] : [`${id}/${entry.id}`])),
    ),
  );
  const lists = { ...data, ...data.platforms };
  for (const file of ['mediaTypes', 'annotations', 'profiles', 'os', 'architectures'] as const) {
    const path = file === 'os' || file === 'architectures' ? ['platforms', file] : [file];
    for (const [index, { claims = [] }] of lists[file].entries()) {
      for (const [number, claim] of claims.entries()) {
        if (!known.has(claim))
          yield {
            path: [...path, index, 'claims', number],
            problem: `No consumer has the behavior "${claim}"`,
          };
      }
    }
  }
}

function* unknownConsumers({ profiles, consumers: all }: CatalogueData): Iterable<Contradiction> {
  const ids = new Set(all.map(({ id }) => id));
  for (const [index, { consumers = [] }] of profiles.entries()) {
    for (const [number, id] of consumers.entries()) {
      if (!ids.has(id))
        yield { path: ['profiles', index, 'consumers', number], problem: `"${id}" has no file` };
    }
  }
}

function isNamedBy({ key, pattern }: AnnotationEntry, name: string): boolean {
  return pattern === true ? name.startsWith(key.slice(0, -1)) : name === key;
}

/**
 * Types that a consumer’s own list allows, and of which nothing else is known. They belong to no format of the
 * catalogue, so they have no entry; this list keeps a typo from passing for one of them.
 */
const typesOfNobody: readonly string[] = [
  'application/vnd.acme.rocket.config',
  'application/vnd.ansible.collection',
  'application/vnd.gardener.landscaper.componentdefinition.v1+json',
  'application/vnd.gitlab.packages.npm.config.v2+json',
  'application/vnd.spack.package',
  'application/vnd.sylabs.sif.config.v1',
  'application/vnd.vivsoft.enbuild.config.v1+json',
  'application/x-yaml',
  'binary/octet-stream',
];

function* profileReferences({ profiles }: CatalogueData): Iterable<Reference> {
  for (const [index, { match, config, layers, annotations }] of profiles.entries()) {
    const at = (...rest: JsonPath): JsonPath => ['profiles', index, ...rest];
    for (const member of ['artifactType', 'config', 'layers'] as const)
      yield* references('mediaTypes', at('match', member), match[member]);
    yield* references('annotations', at('match', 'layerAnnotations'), match.layerAnnotations);
    yield* references('annotations', at('match', 'annotations'), match.annotations);
    yield* references('mediaTypes', at('config', 'types'), config.types);
    for (const member of ['required', 'usual'] as const)
      yield* references('annotations', at('annotations', member), annotations[member]);
    for (const [number, layer] of layers.entries()) {
      yield* references('mediaTypes', at('layers', number, 'types'), layer.types);
      for (const member of ['annotations', 'usual'] as const)
        yield* references('annotations', at('layers', number, member), layer[member]);
    }
  }
}

function* consumerReferences({ consumers }: CatalogueData): Iterable<Reference> {
  for (const [index, { limits = {} }] of consumers.entries()) {
    const { types = [], indexAnnotations, annotationLengths } = limits;
    const at = (...rest: JsonPath): JsonPath => ['consumers', index, 'limits', ...rest];
    for (const [number, { only, never, instead }] of types.entries()) {
      yield* references('mediaTypes', at('types', number, 'only'), only);
      yield* references('mediaTypes', at('types', number, 'never'), never);
      if (instead !== undefined)
        yield { path: at('types', number, 'instead'), file: 'mediaTypes', name: instead };
    }
    yield* references('annotations', at('indexAnnotations', 'keys'), indexAnnotations?.keys);
    for (const name of Object.keys(annotationLengths?.maxima ?? {}))
      yield { path: at('annotationLengths', 'maxima', name), file: 'annotations', name };
  }
}

function* references(
  file: Reference['file'],
  path: JsonPath,
  names: readonly string[] = [],
): Iterable<Reference> {
  for (const [index, name] of names.entries()) yield { path: [...path, index], file, name };
}
