import type { Candidate } from './candidate';

/**
 * How many characters of a label and of the words beside it a list of VS Code has room for, in its usual width and in the
 * selected row, which has a button; the words are in smaller letters.
 */
const roomInCharacters = 43;
const smallerBy = 0.85;
const gapInCharacters = 2;

/** So much of a media type is shown, even if there is no room for all words that say what it is. */
const leastOfType = 34;

/**
 * How a media type and what it is are shown beside each other in a list, so that the list cuts off neither. Nearly all begin
 * with the same word, and the end tells them apart. Both are whole in the details of the suggestion.
 */
export function rowOf(type: string, title: string): Required<Pick<Candidate, 'shown' | 'title'>> {
  const room = roomInCharacters - gapInCharacters;
  const shown = withoutMiddle(
    withoutBeginning(type),
    Math.max(leastOfType, Math.floor(room - title.length * smallerBy)),
  );
  return { shown, title: withoutEnd(title, Math.floor((room - shown.length) / smallerBy)) };
}

/** Rows of which none is shown as another: where what was left out of some tells them apart, it is not. */
export function toldApart(rows: readonly Candidate[]): Candidate[] {
  const counts = new Map<string | undefined, number>();
  for (const { shown } of rows) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  return rows.map((row) =>
    counts.get(row.shown) === 1 ? row : { ...row, shown: withoutBeginning(row.label) },
  );
}

function withoutBeginning(type: string): string {
  return type.replace(/^application\/(?=vnd\.)/, '');
}

/** Keeps whose type it is, the first two of the words between dots, and as many of the last ones as there is room for. */
function withoutMiddle(type: string, longest: number): string {
  if (type.length <= longest) return type;
  const words = type.split('.');
  const head = words.slice(0, 2).join('.');
  for (let first = 3; first < words.length; first++) {
    const shown = `${head}…${words.slice(first).join('.')}`;
    if (shown.length <= longest) return shown;
  }
  const kept = Math.floor(longest / 3);
  return `${type.slice(0, kept)}…${type.slice(kept + 1 - longest)}`;
}

function withoutEnd(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
