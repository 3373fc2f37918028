import assert from 'node:assert/strict';
import { messageOf, rangeOf, type Finding } from '#service';
import type { Linted } from '#helpers/lint';
import { checkRange } from '../ranges';
import type { Check } from './check';

/** Findings are inside of the text, and say something. */
export const findings: Check = {
  name: 'findings',
  counts: 'documents',
  run({ linted }) {
    checkFindings(linted);
    return 1;
  },
};

/** Findings are inside of their text, and say something. */
export function checkFindings({ document, findings }: Pick<Linted, 'document' | 'findings'>): void {
  for (const finding of findings) {
    checkMessage(finding);
    checkRange(document.source, rangeOf(document, finding.at), `the finding ${finding.rule.id}`);
    for (const { path } of finding.related)
      checkRange(document.source, rangeOf(document, { path }), `a place related to ${finding.rule.id}`);
  }
}

function checkMessage(finding: Finding): void {
  const message = messageOf(finding);
  assert.notEqual(message.trim(), '', `${finding.rule.id} says nothing`);
  // Quotation marks are around what the document says.
  const own = message.replace(/"[^]*"/g, '');
  assert.doesNotMatch(
    own,
    /\{[a-z/-]+\}|undefined|NaN|\[object/,
    `${finding.rule.id} has a blank in its message`,
  );
}
