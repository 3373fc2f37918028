import assert from 'node:assert/strict';
import { parsers } from 'prettier/plugins/markdown';
import { isPlainArray, isPlainObject } from '#schemas/plainData';

/** Texts that would steer a terminal, a CI system, a Markdown view or an editor if they were shown as they are. */
export const payloads: readonly string[] = [
  '\u001b[31mred\u001b]8;;https://evil.example/\u0007link\u001b]8;;\u0007',
  '\u009b2J\u0000\u0007\u007f',
  'a\r::error file=x::b\n::stop-commands::c\u2028::d\u2029e',
  '::error file=x::y',
  '  ::add-mask::y%0A::error::z',
  '##[group]x ##vso[task.setvariable]y ##teamcity[z]',
  '\u202egnp.exe\u202c \u2066a\u2069\u200f\u061c\u200b\u200d\ufeff\u{e0041}\u3164',
  '[x](command:evil) ![i](https://evil.example/) <https://evil.example/>',
  '<img src=x onerror=alert(1)><a href="command:evil">x</a><!-- c',
  'https://evil.example/a www.evil.example b@evil.example mailto:b@evil.example',
  '//evil.example/a ftp://evil.example/a xmpp:b@evil.example @evil <b@evil.example> (https://evil.example/)',
  '`a` ``b`` ```c\n```\nd',
  'a ` https://evil.example/ [x](command:evil) ` b `` ~~~ e',
  '\\[x\\](https://evil.example/) \\`a\\` \\<b> \\',
  '&#60;img src=x&#62; &lt;b&gt; &#x202e; &NewLine;&#96;&#91;x](command:evil)',
  '| a | b |\\| c\\',
  'a | b\n--- | ---\n[x](command:evil) | d',
  '# h\n- l\n> q\n\n---\n[r]: https://evil.example/\n[r]',
  'h\n===\n1. [ ] l\n[^1]: f\n[^1] [[w]] $$m$$ {{v}} ~~s~~ _e_ **s**',
  '$(error) $(sync~spin) \\$(x) &lt;b&gt; {0} {key} {type} $1 ${2:x}',
  '\ud800 \udc00',
  `long ${'x'.repeat(100_000)}`,
  '',
  ' \t\u00a0',
  '__proto__',
];

/** A payload as far as it can be the name of a file. */
export function asFileName(payload: string): string {
  return payload.replace(/[/\0\ud800\udc00]/g, '');
}

/** Characters that steer what shows them, or that nobody sees. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Asserts that a text is one line in which nothing is hidden. */
export function assertOneLine(text: string, where: string): void {
  assert.doesNotMatch(text, hidden, `${where} hides something: ${JSON.stringify(text)}`);
}

/** Asserts that no line of the output of a program is a command for a CI system or steers a terminal. */
export function assertHarmlessOutput(text: string, where: string): void {
  for (const line of text.split('\n')) {
    assertOneLine(line, where);
    assert.doesNotMatch(line, /^\s*::|##\w*\[/, `${where} has a command in it`);
  }
}

/** What a page may consist of; everything else, such as HTML, images, footnotes and math, could come from a document only. */
const harmlessMarkdown: ReadonlySet<string> = new Set([
  ...['root', 'heading', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'tableCell', 'code'],
  ...['text', 'strong', 'emphasis', 'inlineCode', 'link', 'break', 'thematicBreak'],
]);

/** What some Markdown views turn into a link, or tell somebody of, though it has no markup. */
const linkLike = /\/\/\w|www\.\w|(?:mailto|xmpp):\w|@\w/i;

/** Asserts that nothing in a page leads somewhere or runs something, but links to sources that the project chose. */
export function assertHarmlessMarkdown(markdown: string, where: string): void {
  for (const line of markdown.split('\n')) assert.doesNotMatch(line, hidden, where);
  const tree: unknown = parsers.markdown.parse(markdown, {} as never);
  visit(tree, false, (node, inLink) => {
    const { type, url, value } = node;
    assert(harmlessMarkdown.has(String(type)), `${where} has ${String(type)}:\n${markdown}`);
    if (type === 'link') {
      assertHarmlessLink(String(url), where);
    }
    if (type !== 'text' || inLink) return;
    assert.doesNotMatch(String(value), linkLike, where);
  });
  for (const icon of markdown.matchAll(icons))
    assert(isCode(markdown, icon.index), `${where} has an icon:\n${markdown}`);
}

/**
 * Cuts a page where no block can go on: before lines that are not indented and follow an empty one. What one part defines for
 * others, such as the target of a link, is never harmless. A page with a fence is left whole, since cutting could turn what
 * is behind the fence into what is inside.
 */
export function blocksOf(markdown: string): readonly string[] {
  return /^ *(?:```|~~~)/m.test(markdown) ? [markdown] : markdown.split(/\n\n(?=\S)/);
}

/** Hovers and pages run two commands, which explain something or open a place, and are given texts and numbers only. */
function assertHarmlessLink(url: string, where: string): void {
  const [, words] = /^command:(?:explain|open)\?(.*)$/.exec(url) ?? [];
  if (words !== undefined) {
    const given: unknown = JSON.parse(decodeURIComponent(words));
    assert(
      isPlainArray(given) && given.every((word) => typeof word === 'string' || Number.isInteger(word)),
      where,
    );
    return;
  }
  assert.match(url, /^https:\/\//, where);
  assert.doesNotMatch(url, /evil/, where);
}

/** Icons of VS Code, which are drawn where no backslash is in front of them. */
const icons = /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** Asserts that a text for a place where VS Code draws icons has none. */
export function assertNoIcons(text: string, where: string): void {
  assert.doesNotMatch(text, icons, `${where} has an icon`);
}

/** Whether a place in a line of Markdown has code marks on both sides. */
function isCode(markdown: string, at: number): boolean {
  const before = markdown.slice(markdown.lastIndexOf('\n', at) + 1, at);
  const after = markdown.slice(at).split('\n', 1)[0] ?? '';
  return before.includes('`') && after.includes('`');
}

function visit(
  node: unknown,
  inLink: boolean,
  look: (node: Readonly<Record<string, unknown>>, inLink: boolean) => void,
): void {
  if (isPlainArray(node)) for (const child of node) visit(child, inLink, look);
  if (!isPlainObject(node)) return;
  if (typeof node['type'] === 'string') look(node, inLink);
  visit(node['children'], inLink || node['type'] === 'link', look);
}
