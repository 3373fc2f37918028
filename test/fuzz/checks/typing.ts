import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allCapabilities } from '#helpers/completion';
import { oneOf, type Random } from '../random';
import type { Subject } from '../subject';
import type { Check } from './check';

/** What people type, and what editors type for them. */
const typed = ['"', ',', '}', ']', 'a', '1', ' ', '\n', '{}', '"": ', 'é'] as const;

/** Changes to an open document, one after another, give what opening its text anew gives. */
export const typing: Check = {
  name: 'typing',
  counts: 'others',
  run(subject, random) {
    const [original = '', ...versions] = subject.versions;
    const { uri } = subject.linted.document;
    const live = TextDocument.create(uri, 'json', 1, original);
    answersFor(live, subject, () => 0);
    let cases = 0;
    for (const text of [...versions, ...typedIn(subject.text, random)]) {
      change(live, text, subject);
      const fresh = TextDocument.create(uri, 'json', 1, text);
      const place = random();
      assert.deepEqual(
        answersFor(live, subject, () => place),
        answersFor(fresh, subject, () => place),
        'an edited document is judged otherwise than one that is opened',
      );
      cases++;
    }
    return cases;
  },
};

/** The text with something typed at a place, and without it again. */
function typedIn(text: string, random: Random): readonly string[] {
  const offset = Math.floor(random() * (text.length + 1));
  return [text.slice(0, offset) + oneOf(typed, random) + text.slice(offset), text];
}

/** Changes a document in two steps, so that it is also read in between. */
function change(live: TextDocument, after: string, subject: Subject): void {
  const before = live.getText();
  if (before === after) return;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  // No position is between the two characters of a line break.
  if (before[start - 1] === '\r') start--;
  let same = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (same < longest && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (before.at(-same) === '\n') same--;
  const range = { start: live.positionAt(start), end: live.positionAt(before.length - same) };
  const middle = after.slice(start, after.length - same);
  const half = middle.slice(0, Math.floor(middle.length / 2));
  TextDocument.update(live, [{ range, text: half }], live.version + 1);
  answersFor(live, subject, () => 0);
  const at = live.positionAt(start + half.length);
  const rest = { range: { start: at, end: at }, text: middle.slice(half.length) };
  TextDocument.update(live, [rest], live.version + 1);
  assert.equal(live.getText(), after);
}

/** What an editor shows of a document, and offers at a place of it. */
function answersFor(
  live: TextDocument,
  { options, service, linted: { settings } }: Subject,
  place: Random,
): unknown {
  const document = service.parse(live, settings, options.kind);
  const position = live.positionAt(Math.floor(place() * (document.text.length + 1)));
  return {
    diagnostics: service.diagnostics(document, settings),
    symbols: service.symbols(document, settings),
    lenses: service.codeLenses(document, settings),
    hover: service.hover(document, settings, position),
    completion: service
      .completion(live, settings, position, allCapabilities, options.kind)
      ?.items.map(({ label }) => label),
  };
}
