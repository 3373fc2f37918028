import { skipLiteral, skipString } from './skipJson';

/** What one look over a valid JSON text tells, so that whole classes of questions need no second look. */
export interface Survey {
  /** How deep objects and arrays nest; of an edited text, how deep they have nested since it was read as a whole. */
  readonly depth: number;
  /** How many property names there are, duplicates counted each time. */
  readonly names: number;
  /** Whether a number has a fraction, an exponent, a sign, or more digits than a double holds. */
  readonly unusualNumbers: boolean;
  /** Whether every character is ASCII, so that characters, code units and bytes are the same. */
  readonly ascii: boolean;
}

/** Surveys a text that is known to be valid JSON, in one pass without recursion. */
export function surveyJson(text: string): Survey {
  let depth = 0;
  let deepest = 0;
  let names = 0;
  let unusualNumbers = false;
  for (let offset = 0; offset < text.length;) {
    const code = text.charCodeAt(offset);
    // Indentation first: it is most of what stands outside strings.
    if (code <= 0x20) {
      offset++;
      continue;
    }
    if (code === 0x22) {
      offset = skipString(text, offset);
      continue;
    }
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = skipLiteral(text, offset);
      unusualNumbers ||= !isUsualNumber(text, offset, end);
      offset = end;
      continue;
    }
    if (code === 0x3a) names++;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth--;
    offset++;
  }
  return { depth: deepest, names, unusualNumbers, ascii: isAscii(text) };
}

/** Whether every character is ASCII. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Up to 15 digits and nothing else: every such number is a double and an int64 alike. */
function isUsualNumber(text: string, start: number, end: number): boolean {
  if (end - start > 15) return false;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
