/** Tells of an empty text, and of an object in which no name has a value yet: it may become anything. */
export function isBegun(text: string): boolean {
  return /^\s*(?:\{[^:]*)?$/.test(text);
}
