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
}

/** What is wrong with a glob, in a sentence. */
class GlobError extends Error {}

/** The longest glob, in UTF-16 code units; paths of files are not longer. */
const longestGlob = 4096;

/** The most globs without braces that one glob with braces may stand for. */
const mostAlternatives = 256;

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
  if (source.length > longestGlob) {
    throw new GlobError(`A glob must not be longer than ${longestGlob} characters.`);
  }
  if (/(?<!\\)[?*+@!]\(/.test(source)) {
    throw new GlobError('Extended globs such as "+(a|b)" are not supported; use "{a,b}".');
  }
  const opposite = source.startsWith('!');
  const alternatives = expandBraces(source.replace(/^!/, '').replace(/^\.\//, '')).map((glob) => [
    ...before,
    ...parseSegments(glob),
  ]);
  return {
    matches(path) {
      const segments = path.split('/');
      return alternatives.some((glob) => matchSegments(glob, segments)) !== opposite;
    },
  };
}

/** Says what is wrong with a glob; undefined when nothing is. */
export function problemOfGlob(source: string): string | undefined {
  try {
    parseGlob(source);
    return undefined;
  } catch (error) {
    if (error instanceof GlobError) return error.message;
    throw error;
  }
}

/** The globs without braces that a glob stands for: `a{b,c}` stands for `ab` and `ac`. */
function expandBraces(source: string, depth = 0): string[] {
  if (depth > 8) throw new GlobError('The braces of a glob must not nest more than 8 deep.');
  let globs = [''];
  for (let at = 0; at < source.length;) {
    const braces = source.charAt(at) === '{' ? readBraces(source, at) : undefined;
    const end = braces?.end ?? at + (source.charAt(at) === '\\' ? 2 : 1);
    const parts = braces?.alternatives.flatMap((part) => expandBraces(part, depth + 1)) ?? [
      source.slice(at, end),
    ];
    if (globs.length * parts.length > mostAlternatives) {
      throw new GlobError(`The braces of a glob must not stand for more than ${mostAlternatives} globs.`);
    }
    globs = globs.flatMap((glob) => parts.map((part) => glob + part));
    at = end;
  }
  return globs;
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

/** What one character of a path may be, or `*` for any number of characters. */
type Piece = ((character: string) => boolean) | '*';

function parseSegments(glob: string): readonly Segment[] {
  return glob.split('/').map((segment) => (segment === '**' ? '**' : parsePieces(segment)));
}

function parsePieces(segment: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const characters = Array.from(segment);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      if (pieces.at(-1) !== '*') pieces.push('*');
    } else if (character === '?') pieces.push(() => true);
    else if (character === '[') {
      const end = closingBracket(characters, at);
      pieces.push(anyOf(characters.slice(at + 1, end)));
      at = end;
    } else {
      const literal = character === '\\' ? (characters[++at] ?? character) : character;
      pieces.push((other) => other === literal);
    }
  }
  return pieces;
}

function closingBracket(characters: readonly string[], start: number): number {
  // A bracket that comes first stands for itself.
  const first = characters[start + 1] === '!' || characters[start + 1] === '^' ? start + 2 : start + 1;
  const end = characters.indexOf(']', first + 1);
  if (end === -1) throw new GlobError('A bracket of the glob is not closed.');
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

function matchSegments(glob: readonly Segment[], path: readonly string[]): boolean {
  const characters = path.map((segment) => Array.from(segment));
  return matchInOrder(
    glob,
    characters,
    '**',
    (segment, name) => segment !== '**' && matchPieces(segment, name),
  );
}

function matchPieces(pieces: readonly Piece[], characters: readonly string[]): boolean {
  return matchInOrder(pieces, characters, '*', (piece, character) => piece !== '*' && piece(character));
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
