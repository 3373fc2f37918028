import { addTo } from '#schemas/groups';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { isMediaType } from '#schemas/values/mediaType';
import { withoutTrailing } from '#schemas/trailing';
import { nearestWord, slipsBetween } from '#schemas/values/spelling';
import { currentNameOf, isProposable, successorOf } from './supersededType';

/**
 * The valid media type that an invalid one was probably meant to be; undefined when there is none. One that is still
 * misspelled once it is valid is repaired in both respects.
 */
export function repairSyntax(type: string, catalogue: Catalogue, nearMisses: NearMisses): string | undefined {
  const successor = successorOf(type, catalogue);
  if (successor !== undefined) return successor;
  const candidate = bareType(type);
  if (!isMediaType(candidate)) return undefined;
  const meant = nearMisses.of(candidate);
  if (meant === undefined) return successorOf(candidate, catalogue) ?? candidate;
  const replacement = currentNameOf(meant, catalogue);
  return isProposable(replacement, catalogue) ? replacement : undefined;
}

/** A media type without parameters, white space, and the quotes and brackets of the text it was copied from. */
function bareType(type: string): string {
  const [withoutParameters = ''] = type.split(';', 1);
  return withoutTrailing(withoutParameters.replace(/\s+/g, '').replace(/^["'<]+/, ''), `"'>.,`);
}

/** The known media type from which this one differs only in case; undefined when there is none. */
export function repairCase(type: string, catalogue: Catalogue): string | undefined {
  if (catalogue.mediaType(type) !== undefined) return undefined;
  const lower = type.toLowerCase();
  return catalogue.mediaType(lower) === undefined ? undefined : lower;
}

/** Endings that mean the same to people, but not to programs that compare bytes. */
const endings: Readonly<Record<string, string>> = {
  gz: 'gzip',
  tgz: 'tar.gzip',
  zst: 'zstd',
  zstandard: 'zstd',
};

/** A media type without what is commonly confused in it: separators, and names for compressions. */
function skeleton(type: string): string {
  return words(type)
    .map((word) => endings[word] ?? word)
    .join('.');
}

function words(type: string): string[] {
  return type.split(/[/.+_-]/);
}

/** Name spaces that only the specifications add to: another name or number there is a mistake. */
const closed = /^application\/vnd\.(?:oci\.(?:image|empty)|docker\.(?:distribution|image|container))\./i;

/** Tells whether only the OCI or Docker may define a type of this name. */
export function isInClosedNamespace(type: string): boolean {
  return closed.test(type);
}

/** The top-level media types that IANA has registered (https://www.iana.org/assignments/top-level-media-types). */
const topLevels = 'application audio example font haptics image message model multipart text video'.split(
  ' ',
);

/** The media type with the top-level type that was probably meant; undefined when it is registered, or resembles none. */
function repairTopLevel(type: string): string | undefined {
  const slash = type.indexOf('/');
  const top = type.slice(0, Math.max(slash, 0));
  // "test" is a name that authors of examples mean.
  if (top.length > 16 || top === 'test' || topLevels.includes(top.toLowerCase())) return undefined;
  // In a short word, two letters are too many: "module" and "model" are different names.
  const meant = nearestWord(top, topLevels, (word) => (word.length < 8 ? 1 : 3));
  return meant === undefined ? undefined : meant + type.slice(slash);
}

/** Suffixes with a meaning of their own; a type that differs by one of them is another type. */
const suffixes = new Set(
  'json jsonl yaml xml cbor wasm gzip zip zstd tar proto protobuf der ber encrypted dsse binary type'.split(
    ' ',
  ),
);

type EntryInWords = MediaTypeEntry & { readonly words: readonly string[] };

/**
 * An unknown type is compared with no more types than this that have as many words. The catalogue has fewer; of the
 * thousands that a project file may add before them, the last are taken.
 */
const mostAlike = 250;

/** The types of a catalogue as unknown ones are compared with them. */
interface TypesInWords {
  /** The types of vendors by the number of their words: a typo changes none. */
  readonly vendorEntries: ReadonlyMap<number, readonly EntryInWords[]>;
  readonly bySkeleton: ReadonlyMap<string, MediaTypeEntry>;
}

const typesInWords = new WeakMap<Catalogue, TypesInWords>();

/** The types of a catalogue are taken apart once for all documents. */
function inWords(catalogue: Catalogue): TypesInWords {
  let types = typesInWords.get(catalogue);
  if (types === undefined) {
    types = takeApart(catalogue);
    typesInWords.set(catalogue, types);
  }
  return types;
}

function takeApart(catalogue: Catalogue): TypesInWords {
  const vendorEntries = new Map<number, EntryInWords[]>();
  const bySkeleton = new Map<string, MediaTypeEntry>();
  for (const entry of catalogue.mediaTypes) {
    if (!isMediaType(entry.type)) continue;
    if (entry.type.includes('/vnd.')) {
      const inWords = words(entry.type);
      addTo(vendorEntries, inWords.length, { ...entry, words: inWords });
    }
    const key = skeleton(entry.type);
    if (bySkeleton.get(key)?.status !== 'current') bySkeleton.set(key, entry);
  }
  return { vendorEntries, bySkeleton };
}

/** Finds the media type of the catalogue that an unknown one was probably meant to be. What was found is remembered. */
export class NearMisses {
  readonly #catalogue: Catalogue;
  readonly #types: TypesInWords;
  readonly #found = new Map<string, string | undefined>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#types = inWords(catalogue);
  }

  /** The type that was probably meant; undefined for known types and for those that resemble none. */
  of(type: string): string | undefined {
    if (this.#catalogue.mediaType(type) !== undefined) return undefined;
    if (!this.#found.has(type)) this.#found.set(type, this.#searchInAnyCase(type));
    return this.#found.get(type);
  }

  #searchInAnyCase(type: string): string | undefined {
    const lower = type.toLowerCase();
    return (
      repairCase(type, this.#catalogue) ??
      this.#search(type) ??
      (lower === type ? undefined : this.#search(lower))
    );
  }

  #search(type: string): string | undefined {
    const registered = repairTopLevel(type);
    if (registered !== undefined) {
      return this.#catalogue.mediaType(registered) === undefined
        ? (this.of(registered) ?? registered)
        : registered;
    }
    const similar = this.#types.bySkeleton.get(skeleton(type));
    if (similar !== undefined) return similar.type;
    const prefixed = type.replace('/', '/vnd.');
    for (const whole of [`${type}+json`, prefixed, `${prefixed}+json`]) {
      if (this.#catalogue.mediaType(whole)?.status === 'current') return whole;
    }
    const plus = type.lastIndexOf('+');
    if (plus > 0 && this.#catalogue.mediaType(type.slice(0, plus)) !== undefined) return undefined;
    return this.#nearest(type) ?? this.#withoutWord(type);
  }

  /**
   * The one type that has a word more: a version, which nobody leaves out on purpose, or any word in a name space whose
   * every type is known.
   */
  #withoutWord(type: string): string | undefined {
    const own = words(type);
    if (!type.includes('/vnd.') || own.length < 4) return undefined;
    const found = (this.#types.vendorEntries.get(own.length + 1)?.slice(-mostAlike) ?? []).filter((entry) => {
      const missing = missingWord(own, entry.words);
      if (missing === undefined) return false;
      const isVersion = /^v\d/.test(missing) && entry.status === 'current';
      return closed.test(entry.type) || (isVersion && !own.some((word) => /^v\d/.test(word)));
    });
    const [only, ...others] = found.filter(({ status }) => status === 'current');
    if (only !== undefined) return others.length === 0 ? only.type : undefined;
    return found.length === 1 ? found[0]?.type : undefined;
  }

  #nearest(type: string): string | undefined {
    const own = words(type);
    if (!type.includes('/vnd.') && own.length < 5) return undefined;
    let best: { type: string; rank: number } | undefined;
    for (const entry of this.#types.vendorEntries.get(own.length)?.slice(-mostAlike) ?? []) {
      const cost = misspelling(own, entry.words, closed.test(entry.type));
      if (cost === undefined) continue;
      // Of two that are equally near, the one that is written today was probably meant.
      const rank = 2 * cost + (entry.status === 'current' ? 0 : 1);
      if (rank < (best?.rank ?? Infinity)) best = { type: entry.type, rank };
    }
    return best?.type;
  }
}

/** The word that one list of words lacks of another, which has it and is the same otherwise. */
function missingWord(own: readonly string[], known: readonly string[]): string | undefined {
  const at = known.findIndex((word, index) => word !== own[index]);
  return own.slice(at).every((word, index) => word === known[at + index + 1]) ? known[at] : undefined;
}

/** The letters by which two types differ, when that looks like a typo and not like two names. */
function misspelling(own: readonly string[], known: readonly string[], strict: boolean): number | undefined {
  let cost = 0;
  for (const [index, word] of own.entries()) {
    const right = known[index];
    if (right === undefined || word === right) continue;
    if (index === own.length - 1 && suffixes.has(word)) return undefined;
    const letters = lettersBetween(word, right, strict);
    if (letters === undefined) return undefined;
    cost += letters;
    if (cost > 2) return undefined;
  }
  return cost;
}

/** The letters by which two words of media types differ; undefined when both may be meant. */
function lettersBetween(word: string, right: string, strict: boolean): number | undefined {
  const shorter = Math.min(word.length, right.length);
  const isOtherNumber = word.replace(/\d+/g, '0') === right.replace(/\d+/g, '0');
  // Another number is another version, except in the name spaces whose every type is known.
  if (isOtherNumber && !strict) return undefined;
  if (!isOtherNumber && shorter < (strict ? 3 : 4)) return undefined;
  const letters = slipsBetween(word, right);
  // In a short word, two letters are too many: "code" and "model" are different names.
  return letters > 1 && shorter < 6 ? undefined : letters;
}
