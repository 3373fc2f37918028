import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeMarkdown } from '#schemas/markdown';
import { printable, printableError, printableJson, printableLines, withoutIcons } from '#schemas/printable';

describe('text from documents', () => {
  it('shows controls, bidirectional marks, zero-width characters and lone surrogates as escapes', () => {
    assert.equal(
      printable('\u001b[2J\r\n\u009b\u202e\u2066\u200d\u2028\ud800\u{e0001}'),
      '\\u001b[2J\\u000d\\u000a\\u009b\\u202e\\u2066\\u200d\\u2028\\ud800\\u{e0001}',
    );
  });

  it('is cut between characters', () => {
    assert.equal(printable('ab\u202ecd', { longest: 8 }), 'ab…');
    assert.equal(printable('abcd', { longest: 4 }), 'abcd');
  });

  it('keeps line breaks and tabs where lines are meant', () => {
    assert.equal(printableLines('a\r\n\tb\u0007'), 'a\n\tb\\u0007');
  });

  it('keeps its value as JSON', () => {
    const value = ['\u009b\u202e\u{e0001}\u007f'];
    const json = printableJson(JSON.stringify(value, null, 2));
    assert.match(json, /^[\n -~]*$/);
    assert.deepEqual(JSON.parse(json), value);
  });

  it('draws no icon', () => {
    assert.equal(withoutIcons('$(error) $(sync~spin) $(no'), '\\$(error) \\$(sync~spin) $(no');
  });

  it('becomes no link in Markdown', () => {
    assert.equal(
      escapeMarkdown('see https://x.test/a www.x.test a@x.test //x.test/a'),
      'see `https://x.test/a` `www.x.test` `a@x.test` `//x.test/a`',
    );
  });

  it('mentions nobody in Markdown', () => {
    assert.equal(escapeMarkdown('by @somebody'), 'by `@somebody`');
  });

  it('adds no line to the stack of an error', () => {
    const error = new Error('cannot read a\n[Error] b');
    const [first = '', second = ''] = printableError(error).split('\n');
    assert.equal(first, 'Error: cannot read a\\u000a[Error] b');
    assert.match(second, /^ {4}at /);
    assert.equal(printableError('a\nb'), 'a\\u000ab');
  });
});
