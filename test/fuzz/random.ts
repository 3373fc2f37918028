/** A source of numbers from 0 to below 1. */
export type Random = () => number;

/** Numbers that depend on nothing but the seed: the generator mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers that depend on nothing but a text, so that a document alone shows again what it has shown: FNV-1a. */
export function randomFromText(text: string): Random {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return randomFrom(hash);
}

/** One of some items, which must not be none. */
export function oneOf<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Up to so many items, from a place on that is chosen. */
export function someOf<T>(items: readonly T[], most: number, random: Random): readonly T[] {
  if (items.length <= most) return items;
  const start = Math.floor(random() * items.length);
  return [...items.slice(start), ...items.slice(0, start)].slice(0, most);
}
