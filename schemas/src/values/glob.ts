/**
 * Globs as project files and settings use them: `*` and `?` within a segment of a path, `**` for any number of
 * segments, `[a-z]` and `[!a-z]`, `{a,b}`, `\` before a character that stands for itself, and `!` before the whole
 * for its opposite.
 *
 * Wildcards are matched by going back to the last one only, which takes no longer than the length of the glob times
 * that of the path. Other matchers compile a glob to a regular expression, and one from a stranger's repository can
 * then take forever.
 */

/** A glob that is ready to be matched. */
export interface Glob {
  /** Tells whether a path with `/` between its segments fits. */
  readonly matches: (path: string) => boolean;
  /** Tells whether a path below this one may fit. Where it is not so, a search need not go there. */
  readonly mayMatchBelow: (path: string) => boolean;
}

/** What is wrong with a glob, in a sentence. */
class GlobError extends Error {}

/** The longest glob, in UTF-16 code units; paths of files are not longer. */
const longestGlob = 4096;

/** The most globs without braces that one glob with braces may stand for. */
const mostAlternatives = 256;

const deepestBraces = 8;

/**
 * How long the globs of one list may be in all, in UTF-16 code units, with their braces written out: every file is
 * compared with all of that.
 */
const longestList = 256 * 1024;

/** Reads a glob. @throws GlobError that says in a sentence what is wrong with it */
export function parseGlob(source: string): Glob {
  return parse(source, []);
}

/**
 * Reads a glob of files below a folder: one without a slash matches files of that name in any folder, as in .gitignore.
 * @throws GlobError that says in a sentence what is wrong with it
 */
export function parseFileGlob(source: string): Glob {
  return source.includes('/') ? parse(source.replace(/^\.?\//, ''), []) : parse(source, ['**']);
}

/** @param before segments that come before those of the glob, and do not count as part of its length */
function parse(source: string, before: readonly Segment[]): Glob {
  const parts = read(source);
  const opposite = source.startsWith('!');
  let expanded: readonly (readonly Segment[])[] | undefined;
  // A glob may stand for many, and most globs are only looked at.
  const alternatives = (): readonly (readonly Segment[])[] =>
    (expanded ??= expand(parts).map((pieces) => [...before, ...segmentsOf(pieces)]));
  return {
    matches(path) {
      const segments = charactersOf(path);
      return alternatives().some((glob) => matchSegments(glob, segments)) !== opposite;
    },
    mayMatchBelow(path) {
      const segments = charactersOf(path);
      return opposite || alternatives().some((glob) => mayMatchSegmentsBelow(glob, segments));
    },
  };
}

/** The characters of each segment of a path. */
function charactersOf(path: string): readonly (readonly string[])[] {
  return path.split('/').map((segment) => Array.from(segment));
}

/** @throws GlobError that says in a sentence what is wrong with the glob */
function read(source: string): readonly Part[] {
  if (source.length > longestGlob) {
    throw new GlobError(`A glob must not be longer than ${longestGlob} characters.`);
  }
  if (/(?<!\\)[?*+@!]\(/.test(source)) {
    throw new GlobError('Extended globs such as "+(a|b)" are not supported; use "{a,b}".');
  }
  const parts = readParts(source.replace(/^!/, '').replace(/^\.\//, ''), 0);
  if (extentOf(parts).count > mostAlternatives) {
    throw new GlobError(`The braces of a glob must not stand for more than ${mostAlternatives} globs.`);
  }
  return parts;
}

/** Says what is wrong with a glob; undefined when nothing is. */
export function problemOfGlob(source: string): string | undefined {
  try {
    read(source);
    return undefined;
  } catch (error) {
    if (error instanceof GlobError) return error.message;
    throw error;
  }
}

/**
 * Says that the globs of a list are too many, or too long, to compare every file with them; undefined when they are not.
 * A glob that is wrong itself counts as it is written.
 */
export function problemOfGlobs(sources: Iterable<string>): string | undefined {
  let length = 0;
  for (const source of sources) {
    length += lengthOf(source);
    if (length > longestList)
      return `The globs are too many or too long: with their braces written out, they must not have more than ${longestList} characters in all.`;
  }
  return undefined;
}

function lengthOf(source: string): number {
  try {
    return Math.max(source.length, extentOf(read(source)).length);
  } catch (error) {
    if (error instanceof GlobError) return source.length;
    throw error;
  }
}

/** A part of a glob: text without braces, or the alternatives that braces list. */
type Part = { readonly text: string } | { readonly alternatives: readonly (readonly Part[])[] };

/** Reads a glob up to its braces, from brace to brace. Brackets may not contain braces. */
function readParts(source: string, depth: number): readonly Part[] {
  if (depth > deepestBraces)
    throw new GlobError(`The braces of a glob must not nest more than ${deepestBraces} deep.`);
  const parts: Part[] = [];
  let from = 0;
  const endText = (to: number): void => {
    const text = source.slice(from, to);
    // Nothing but a bracket can be wrong in it.
    if (text.includes('[')) parsePieces(text);
    parts.push({ text });
  };
  for (let at = 0; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++;
    else if (source.charAt(at) === '{') {
      endText(at);
      const { alternatives, end } = readBraces(source, at);
      parts.push({ alternatives: alternatives.map((part) => readParts(part, depth + 1)) });
      from = end;
      at = end - 1;
    }
  }
  endText(source.length);
  return parts;
}

/** How many globs without braces parts stand for, and how long these are together. */
interface Extent {
  readonly count: number;
  readonly length: number;
}

function extentOf(parts: readonly Part[]): Extent {
  return parts.map(extentOfPart).reduce(
    (all, part) => ({
      count: all.count * part.count,
      length: all.length * part.count + part.length * all.count,
    }),
    { count: 1, length: 0 },
  );
}

function extentOfPart(part: Part): Extent {
  if ('text' in part) return { count: 1, length: part.text.length };
  return part.alternatives
    .map(extentOf)
    .reduce((all, one) => ({ count: all.count + one.count, length: all.length + one.length }));
}

/** The globs without braces that parts stand for: `a{b,c}` stands for `ab` and `ac`. */
function expand(parts: readonly Part[]): readonly (readonly Piece[])[] {
  return parts.reduce<readonly (readonly Piece[])[]>(
    (globs, part) => {
      const endings = 'text' in part ? [parsePieces(part.text)] : part.alternatives.flatMap(expand);
      return globs.flatMap((glob) => endings.map((ending) => [...glob, ...ending]));
    },
    [[]],
  );
}

/** What the braces that open at `start` list, and the offset behind the one that closes them. */
function readBraces(source: string, start: number): { alternatives: readonly string[]; end: number } {
  const alternatives: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      alternatives.push(source.slice(from, at));
      from = at + 1;
    } else if (character === '}' && --depth === 0) {
      alternatives.push(source.slice(from, at));
      if (alternatives.length === 1) {
        throw new GlobError('The braces of a glob list at least two alternatives, as in "{a,b}".');
      }
      return { alternatives, end: at + 1 };
    }
  }
  throw new GlobError('A brace of the glob is not closed.');
}

/** A segment of a glob, or `**` for any number of segments. */
type Segment = readonly Piece[] | '**';

/** A character as it is, what else one character of a path may be, `*` for any number, or `/` between two segments. */
type Piece = { readonly literal: string } | { readonly fits: (character: string) => boolean } | '*' | '/';

function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (let at = 0; at <= pieces.length; at++) {
    if (at < pieces.length && pieces[at] !== '/') continue;
    segments.push(segmentOf(pieces.slice(from, at)));
    from = at + 1;
  }
  return segments;
}

function segmentOf(pieces: readonly Piece[]): Segment {
  if (pieces.length === 2 && pieces.every((piece) => piece === '*')) return '**';
  return pieces.filter((piece, at) => piece !== '*' || pieces[at - 1] !== '*');
}

function parsePieces(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const characters = Array.from(source);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*' || character === '/') pieces.push(character);
    else if (character === '?') pieces.push({ fits: () => true });
    else if (character === '[') {
      const end = closingBracket(characters, at);
      pieces.push({ fits: anyOf(characters.slice(at + 1, end)) });
      at = end;
    } else pieces.push({ literal: character === '\\' ? (characters[++at] ?? character) : character });
  }
  return pieces;
}

function closingBracket(characters: readonly string[], start: number): number {
  // A bracket that comes first stands for itself.
  const first = characters[start + 1] === '!' || characters[start + 1] === '^' ? start + 2 : start + 1;
  const end = characters.indexOf(']', first + 1);
  const slash = characters.indexOf('/', start);
  if (end === -1 || (slash !== -1 && slash < end))
    throw new GlobError('A bracket of the glob is not closed.');
  return end;
}

/** The characters that brackets list, singly and as ranges, or with `!` or `^` all others. */
function anyOf(listed: readonly string[]): (character: string) => boolean {
  const opposite = listed[0] === '!' || listed[0] === '^';
  const characters = opposite ? listed.slice(1) : listed;
  const singles = new Set<string>();
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < characters.length; at++) {
    const from = characters[at] ?? '';
    const to = characters[at + 2];
    if (characters[at + 1] === '-' && to !== undefined) {
      ranges.push([from, to]);
      at += 2;
    } else singles.add(from);
  }
  return (character) =>
    (singles.has(character) || ranges.some(([from, to]) => from <= character && character <= to)) !==
    opposite;
}

/** @param path the characters of each segment */
function matchSegments(glob: readonly Segment[], path: readonly (readonly string[])[]): boolean {
  return matchInOrder(glob, path, '**', (segment, name) => segment !== '**' && matchPieces(segment, name));
}

/** Behind `**`, everything may fit; up to there, each segment fits one. */
function mayMatchSegmentsBelow(glob: readonly Segment[], path: readonly (readonly string[])[]): boolean {
  const anyNumber = glob.indexOf('**');
  if (anyNumber === -1) return path.length < glob.length && matchSegments(glob.slice(0, path.length), path);
  const most = Math.min(anyNumber, path.length);
  return matchSegments(glob.slice(0, most), path.slice(0, most));
}

function matchPieces(pieces: readonly Piece[], characters: readonly string[]): boolean {
  return matchInOrder(pieces, characters, '*', fitsCharacter);
}

function fitsCharacter(piece: Piece, character: string): boolean {
  if (typeof piece === 'string') return false;
  return 'literal' in piece ? piece.literal === character : piece.fits(character);
}

/**
 * Matches items in order with what they may be; `wildcard` takes any number of them. It is enough to let the last
 * wildcard take one more item when what follows it does not fit: an earlier one could gain nothing.
 */
function matchInOrder<Pattern, Item>(
  patterns: readonly Pattern[],
  items: readonly Item[],
  wildcard: Pattern,
  fits: (pattern: Pattern, item: Item) => boolean,
): boolean {
  let next = 0;
  let retry: { readonly behindWildcard: number; from: number } | undefined;
  for (let at = 0; at < items.length;) {
    const pattern = patterns[next];
    const item = items[at];
    if (pattern === wildcard) retry = { behindWildcard: ++next, from: at };
    else if (pattern !== undefined && item !== undefined && fits(pattern, item)) {
      next++;
      at++;
    } else if (retry !== undefined) {
      next = retry.behindWildcard;
      at = ++retry.from;
    } else return false;
  }
  return patterns.slice(next).every((pattern) => pattern === wildcard);
}
