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
  '\u202egnp.exe\u202c \u2066a\u2069\u200b\u200d\ufeff\u{e0041}\u3164',
  '[x](command:evil) ![i](https://evil.example/) <https://evil.example/>',
  '<img src=x onerror=alert(1)><a href="command:evil">x</a><!-- c',
  'https://evil.example/a www.evil.example b@evil.example mailto:b@evil.example',
  '`a` ``b`` ```c\n```\nd',
  '| a | b |\\| c\\',
  '# h\n- l\n> q\n\n---\n[r]: https://evil.example/\n[r]',
  '$(error) $(sync~spin) \\$(x) &lt;b&gt; {0} {key} {type} $1 ${2:x}',
  '\ud800 \udc00',
  `long ${'x'.repeat(100_000)}`,
  '',
  ' \t\u00a0',
  '__proto__',
];

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

/** What a text becomes in a Markdown view, as far as it could lead somewhere or run something. */
export function assertHarmlessMarkdown(markdown: string, where: string): void {
  for (const line of markdown.split('\n')) assert.doesNotMatch(line, hidden, where);
  assert.doesNotMatch(markdown.replace(/\\\$/g, ''), /(?<!`)\$\(error\)(?![^`]*`)/, `${where} has an icon`);
  const tree: unknown = parsers.markdown.parse(markdown, {} as never);
  visit(tree, (type, url) => {
    assert(
      type !== 'html' && type !== 'image' && type !== 'definition',
      `${where} has ${type}:\n${markdown}`,
    );
    if (type === 'link') {
      // Hovers lead to the page about the document by the one command that they may run.
      assert.match(String(url), /^(?:https:\/\/|command:explain\?)/, where);
      assert.doesNotMatch(String(url), /evil/, where);
    }
  });
}

function visit(node: unknown, look: (type: string, url: unknown) => void): void {
  if (isPlainArray(node)) for (const child of node) visit(child, look);
  if (!isPlainObject(node)) return;
  if (typeof node['type'] === 'string') look(node['type'], node['url']);
  visit(node['children'], look);
}
