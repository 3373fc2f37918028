import type { Candidate } from './candidate';

/**
 * How many characters of a label and of the words beside it a list of VS Code has room for, in its usual width and in the
 * selected row, which has a button; the words are in smaller letters.
 */
const roomInCharacters = 43;
const smallerBy = 0.85;
const gapInCharacters = 2;

/** So much of a media type is shown, even if there is no room for all words that say what it is. */
const leastOfType = 22;

/** So much of what it is, where the type is long and must be whole. */
const leastOfTitle = 8;

/** So much of one that is shown as another, until it is told apart. */
const moreOfType = [25, 32, 41, Infinity];

/**
 * How a media type and what it is are shown beside each other in a list, so that the list cuts off neither. Nearly all begin
 * with the same words, and the end tells them apart. Both are whole in the details of the suggestion.
 */
export function rowOf(type: string, title: string): Required<Pick<Candidate, 'shown' | 'title'>> {
  const inRoom = Math.floor(roomInCharacters - gapInCharacters - title.length * smallerBy);
  return rowWith(type, title, Math.max(leastOfType, inRoom));
}

function rowWith(type: string, title: string, longest: number): ReturnType<typeof rowOf> {
  const shown = withoutMiddle(withoutBeginning(type), longest);
  const room = roomInCharacters - gapInCharacters - shown.length;
  return { shown, title: withoutEnd(title, Math.max(leastOfTitle, Math.floor(room / smallerBy))) };
}

/** The first of some titles that a list has room for beside a label, from the longest to the shortest; else as much as fits of the last. */
export function firstInRoom(label: string, ...titles: readonly string[]): string {
  const room = Math.floor((roomInCharacters - gapInCharacters - label.length) / smallerBy);
  return titles.find(({ length }) => length <= room) ?? withoutEnd(titles.at(-1) ?? '', room);
}

/** Candidates of which none is shown as another: where what was left out of some tells them apart, more is shown, or all. */
export function toldApart(rows: readonly TitledCandidate[]): Candidate[] {
  return moreOfType.reduce(withMore, rows).map(({ candidate }) => candidate);
}

/** A candidate, and what it is in all words, of which it may have only the first. */
interface TitledCandidate {
  readonly candidate: Candidate;
  readonly title: string;
}

/** Shows up to `longest` characters of the types that are shown as another one. */
function withMore(rows: readonly TitledCandidate[], longest: number): readonly TitledCandidate[] {
  const counts = new Map<string | undefined, number>();
  for (const { candidate } of rows) counts.set(candidate.shown, (counts.get(candidate.shown) ?? 0) + 1);
  return rows.map(({ candidate, title }) =>
    counts.get(candidate.shown) === 1
      ? { candidate, title }
      : { candidate: { ...candidate, ...rowWith(candidate.label, title, longest) }, title },
  );
}

/** A type that is shown without a slash begins with `application/vnd.` */
function withoutBeginning(type: string): string {
  return type.replace(/^application\/vnd\./, '');
}

/** Keeps whose type it is, the first of the words between dots or two, and as many of the last ones as there is room for. */
function withoutMiddle(type: string, longest: number): string {
  if (type.length <= longest) return type;
  const withoutRoot = type.replace(/^application\//, '');
  const words = withoutRoot.split('.');
  for (const head of [words.slice(0, 2).join('.'), words[0] ?? '']) {
    const skipped = head.split('.').length + 1;
    for (let first = skipped; first < words.length; first++) {
      const end = words.slice(first).join('.');
      // A version alone says nothing of what it is.
      if (head.length + 1 + end.length <= longest && !/^v\d[^.]*$/.test(end)) return `${head}…${end}`;
    }
  }
  const kept = Math.floor(longest / 3);
  return withoutRoot.length <= longest
    ? withoutRoot
    : `${withoutRoot.slice(0, kept)}…${withoutRoot.slice(kept + 1 - longest)}`;
}

/** Words after which more must come. */
const leadingOn = new Set(['a', 'an', 'and', 'for', 'of', 'the', 'with']);

/** Leaves out whole words at the end, and what is begun in parentheses; all of it where not even one word fits. */
function withoutEnd(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const words = text.slice(0, longest).split(' ').slice(0, -1);
  const opened = words.findLastIndex((word) => word.startsWith('('));
  if (opened > 0) words.length = opened;
  while (leadingOn.has(words.at(-1) ?? '')) words.pop();
  const kept = words.join(' ').replace(/,$/, '');
  return kept === '' ? '' : `${kept}…`;
}
