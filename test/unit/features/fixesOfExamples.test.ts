import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'mocha';
import { applyOffsetEdits, messageOf, planEdits, titleOf, type Finding } from '#service';
import { lint } from '#helpers/lint';
import { filesIn, readProjectFile } from '#helpers/userText';

/** A text that fixes have led to, with what could not be fixed before. */
interface Stop {
  readonly text: string;
  readonly way: readonly string[];
  readonly unfixable: ReadonlySet<string>;
}

/** What has no fix, as people read it. */
function unfixable(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.filter(({ fixes }) => fixes.length === 0).map((finding) => messageOf(finding)));
}

/** Follows every fix, and every fix of what it leaves, to the end; returns how many stops there were. */
function followFixes(name: string, text: string): number {
  const fileName = basename(name);
  const seen = new Set<string>();
  const stops: Stop[] = [{ text, way: [], unfixable: unfixable(lint(text, { fileName }).findings) }];
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    if (seen.has(stop.text)) continue;
    seen.add(stop.text);
    const { document, findings } = lint(stop.text, { fileName });
    const now = unfixable(findings);
    for (const message of now)
      assert(stop.unfixable.has(message), `After “${stop.way.join('”, “')}” nobody helps with: ${message}`);
    for (const finding of findings)
      for (const proposal of finding.fixes) {
        const edits = planEdits(document, proposal.operations) ?? [];
        const next = applyOffsetEdits(stop.text, edits);
        stops.push({ text: next, way: [...stop.way, titleOf(finding, proposal)], unfixable: now });
      }
  }
  return seen.size;
}

describe('fixes of the examples', () => {
  const examples = filesIn('examples', '.json').filter((name) => !name.includes('/blobs/'));

  for (const name of examples)
    it(`lead to a fix or to nothing that is wrong: ${name}`, () => {
      assert(followFixes(name, readProjectFile(name)) > 0);
    });

  it('lead to a fix also for a module whose layer has its type already', () => {
    const text = readProjectFile('examples/wasm-image/manifest.json').replace(
      'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
      'application/wasm',
    );
    assert(followFixes('manifest.json', text) > 3);
  });
});
