import type { ParsedDocument } from './parsedDocument';

/** The length of a document in bytes of UTF-8. */
export function byteLengthOf({ syntax, text }: ParsedDocument): number {
  return syntax.survey?.ascii === true ? text.length : utf8Length(text);
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Both halves of a surrogate pair take two bytes each.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) length += 2;
    else if (code >= 0x80) length++;
  }
  return length;
}
