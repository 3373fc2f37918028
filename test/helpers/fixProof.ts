import assert from 'node:assert/strict';
import { applyOffsetEdits, type Finding, type FixProposal, messageOf, planEdits, titleOf } from '#service';
import { lint, type Linted, type LintOptions } from './lint';

/**
 * Applies a fix and proves it: the text still parses, the finding is gone, no error or warning is new,
 * and nothing outside the edits has changed. Returns the fixed text.
 */
export function proveFix(
  before: Linted,
  finding: Finding,
  proposal: FixProposal,
  options: LintOptions = {},
): string {
  const title = titleOf(finding, proposal);
  const edits = planEdits(before.document, proposal.operations);
  assert(edits !== undefined, `“${title}” names something that the document has not`);
  assert(edits.length > 0, `“${title}” changes nothing`);
  edits.reduce((end, edit) => {
    assert(edit.offset >= end, `The edits of “${title}” overlap`);
    return edit.offset + edit.length;
  }, 0);
  const text = applyOffsetEdits(before.document.text, edits);
  const after = lint(text, options);
  assert(after.document.syntax.root !== undefined, `“${title}” leaves no JSON`);
  assert(
    after.document.syntax.problems.length <= before.document.syntax.problems.length,
    `“${title}” breaks the JSON:\n${text}`,
  );
  const left = count(after.findings, (other) => isSame(other, finding));
  const had = count(before.findings, (other) => isSame(other, finding));
  assert(left < had, `“${title}” leaves its finding:\n${text}`);
  // With a type put right a format may be recognised, and with it what was wrong before.
  const judged = after.findings.filter(
    ({ rule }) => rule.category !== 'profile' || finding.rule.category === 'profile',
  );
  for (const [key, found] of tally(judged)) {
    assert(
      found.count <= (tally(before.findings).get(key)?.count ?? 0),
      `“${title}” brings a new finding, ${found.text}:\n${text}`,
    );
  }
  return text;
}

/** Proves every fix of every finding; returns how many there were. */
export function proveAllFixes(before: Linted, options: LintOptions = {}): number {
  let proven = 0;
  for (const finding of before.findings) {
    for (const proposal of finding.fixes) {
      proveFix(before, finding, proposal, options);
      proven++;
    }
  }
  return proven;
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule.id === b.rule.id && a.message === b.message;
}

function count(findings: readonly Finding[], matches: (finding: Finding) => boolean): number {
  return findings.filter(matches).length;
}

/** Errors and warnings by rule; a fix may bring information and hints, but nothing weightier. */
function tally(findings: readonly Finding[]): Map<string, { count: number; text: string }> {
  const counts = new Map<string, { count: number; text: string }>();
  for (const finding of findings) {
    if (finding.severity !== 'error' && finding.severity !== 'warning') continue;
    const entry = counts.get(finding.rule.id);
    counts.set(finding.rule.id, {
      count: (entry?.count ?? 0) + 1,
      text: `${finding.rule.id}: ${messageOf(finding)}`,
    });
  }
  return counts;
}
