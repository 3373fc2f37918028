import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { unifiedDiff, type DiffLine } from '#cli/unifiedDiff';
import { applyOffsetEdits, type OffsetEdit } from '#service';

describe('a unified diff of edits', () => {
  it('shows the lines that change, with three lines around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
    assert.deepEqual(shown(before, [{ offset: 8, length: 1, text: 'E\nE' }]), [
      '@@ -2,7 +2,8 @@',
      ...[' b', ' c', ' d', '-e', '+E', '+E', ' f', ' g', ' h'],
    ]);
  });

  it('joins changes whose surroundings meet, and no others', () => {
    const before = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index)).join('\n');
    const change = (line: number): OffsetEdit => ({ offset: line * 2, length: 1, text: 'X' });
    const heads = (first: number, second: number): string[] =>
      shown(before, [change(first), change(second)]).filter((line) => line.startsWith('@@'));
    assert.deepEqual(heads(3, 10), ['@@ -1,14 +1,14 @@']);
    assert.deepEqual(heads(3, 11), ['@@ -1,7 +1,7 @@', '@@ -9,7 +9,7 @@']);
  });

  it('removes whole lines, and says where a file does not end in a line break', () => {
    assert.deepEqual(shown('a\nb\nc', [{ offset: 2, length: 2, text: '' }]), [
      ...['@@ -1,3 +1,2 @@', ' a', '-b', ' c', '\\ No newline at end of file'],
    ]);
    assert.deepEqual(shown('a', [{ offset: 1, length: 0, text: '\n' }]), [
      ...['@@ -1 +1 @@', '-a', '\\ No newline at end of file', '+a'],
    ]);
    assert.deepEqual(shown('a\n', [{ offset: 2, length: 0, text: 'b\n' }]), ['@@ -1 +1,2 @@', ' a', '+b']);
  });

  it('turns every text into what the edits make of it', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n'), { maxLength: 80 })
      .map((letters) => letters.join(''));
    const cuts = fc.array(
      fc.tuple(
        fc.nat(6),
        fc.nat(4),
        text.map((all) => all.slice(0, 5)),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, cuts, (before, parts) => {
        const edits: OffsetEdit[] = [];
        let at = 0;
        for (const [gap, length, inserted] of parts) {
          const offset = at + gap;
          if (offset + length > before.length) break;
          edits.push({ offset, length, text: inserted });
          at = offset + length + 1;
        }
        const after = applyOffsetEdits(before, edits);
        assert.equal(applied(before, unifiedDiff(before, after, edits)), after);
      }),
    );
  });
});

function shown(before: string, edits: readonly OffsetEdit[]): string[] {
  const lines = unifiedDiff(before, applyOffsetEdits(before, edits), edits);
  return lines.map(({ mark, text }) => (mark === '@@' ? text : `${mark}${text}`));
}

/** A text after a diff, as `patch` applies it: what the diff keeps and removes must be there. */
function applied(before: string, diff: readonly DiffLine[]): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const made: string[] = [];
  let at = 0;
  diff.forEach(({ mark, text }, index) => {
    if (mark === '\\') return;
    if (mark === '@@') {
      const [, first = 0, count = 1] = /^@@ -(\d+)(?:,(\d+))? /.exec(text)?.map(Number) ?? [];
      const start = count === 0 ? first : first - 1;
      made.push(...old.slice(at, start));
      at = start;
      return;
    }
    const line = diff[index + 1]?.mark === '\\' ? text : `${text}\n`;
    if (mark !== '+') assert.equal(old[at++], line);
    if (mark !== '-') made.push(line);
  });
  return [...made, ...old.slice(at)].join('');
}
