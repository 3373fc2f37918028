import { oncePer } from '#schemas/once';
import { addTo } from '#schemas/groups';
import { digestOfPath, type Layout, type LayoutContent } from '#service/layout/layout';

/** Shorter names than this are found in texts by chance. */
const fewestDigits = 32;

/** The digits by which names are looked up, as many as one number holds. */
const keyDigits = 8;

/** The names of blobs that are hexadecimal, in lower case, with the paths of the blobs. */
interface Names {
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly lengths: readonly number[];
  /** The first digits of the names, as numbers. */
  readonly keys: ReadonlySet<number>;
}

const namesIn = oncePer(namesOf);

/**
 * The blobs of a layout whose digits are anywhere in a text, in upper or lower case and whatever is around them: in a digest that
 * is written wrongly, in a member that is repeated or that no kind of document knows, in a part that cannot be parsed. Takes
 * time in proportion to the length of the text.
 */
export function blobsInText(layout: Layout, text: string): readonly string[] {
  const { paths, lengths, keys } = namesIn(layout);
  const found = new Set<string>();
  for (const [run] of text.matchAll(digits)) {
    const lower = run.toLowerCase();
    let key = 0;
    for (let end = 1; end <= lower.length; end++) {
      key = ((key << 4) | Number.parseInt(lower.charAt(end - 1), 16)) >>> 0;
      const start = end - keyDigits;
      if (start < 0 || !keys.has(key)) continue;
      for (const length of lengths)
        for (const path of paths.get(lower.slice(start, start + length)) ?? []) found.add(path);
    }
  }
  return [...found];
}

const digits = new RegExp(`[0-9a-f]{${fewestDigits},}`, 'gi');

function namesOf({ contents }: Layout): Names {
  const paths = new Map<string, string[]>();
  for (const { path, type } of contents.values()) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    if (type === 'file' && digestOfPath(path) !== undefined && isHexadecimal.test(name))
      addTo(paths, name, path);
  }
  const names = [...paths.keys()];
  return {
    paths,
    lengths: [...new Set(names.map(({ length }) => length))],
    keys: new Set(names.map((name) => Number.parseInt(name.slice(0, keyDigits), 16))),
  };
}

const isHexadecimal = new RegExp(`^[0-9a-f]{${fewestDigits},}$`);

const decoder = new TextDecoder('utf-8', { fatal: false });

/** The text of what is or looks like JSON; undefined for other content, and where nobody has read it. */
export function textOfContent({ document, bytes }: LayoutContent): string | undefined {
  return document?.text ?? (bytes && textOfBytes(bytes));
}

/** The text of bytes, whatever they are. */
export function textOfBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
