/** Changes to the text of a test document that its members cannot express. */

/** A document whose opening brace is marked, where a finding about the whole of it points. */
export function markedRoot(text: string): string {
  return text.replace('{', '«{»');
}

/** A document in which the first property of a name has another name, which may be marked, in the same place. */
export function renamed(text: string, name: string, changed: string): string {
  const key = changed.startsWith('«') ? `«"${changed.slice(1, -1)}"»` : `"${changed}"`;
  return text.replace(`"${name}"`, () => key);
}
