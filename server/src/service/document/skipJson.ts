/** Functions that step over parts of a text that is known to be valid JSON; offsets count UTF-16 code units. */

/** The offset of the next character at or behind `offset` that is no white space. */
export function skipSpace(text: string, offset: number): number {
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return offset;
    offset++;
  }
}

/** The offset behind the string that begins at `offset`. */
export function skipString(text: string, offset: number): number {
  for (let quote = text.indexOf('"', offset + 1); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

/** The offset behind the value that begins at `offset`, found without recursion. */
export function skipValue(text: string, offset: number): number {
  const first = text.charCodeAt(offset);
  if (first === 0x22) return skipString(text, offset);
  if (first !== 0x7b && first !== 0x5b) return skipLiteral(text, offset);
  let depth = 0;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) offset = skipString(text, offset);
    else {
      offset++;
      if (code === 0x7b || code === 0x5b) depth++;
      else if ((code === 0x7d || code === 0x5d) && --depth === 0) return offset;
    }
  }
}

/** The offset behind the number or name that begins at `offset`. */
export function skipLiteral(text: string, offset: number): number {
  for (;;) {
    const code = text.charCodeAt(offset);
    // Digits, letters, sign and point; whatever else comes, or the end, is no part of it.
    if (!(
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x7a && code !== 0x5d) ||
      code === 0x2d ||
      code === 0x2b ||
      code === 0x2e
    )) {
      return offset;
    }
    offset++;
  }
}
