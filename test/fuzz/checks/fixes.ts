import assert from 'node:assert/strict';
import { planEdits, titleOf, type EditOperation, type Finding, type FixProposal } from '#service';
import type { JsonPath } from '#schemas/jsonPath';
import { goFold } from '#service/document/goFold';
import { lint } from '#helpers/lint';
import { textAfterOffsets } from '../edited';
import { someOf } from '../random';
import type { Subject } from '../subject';
import type { Check } from './check';

/** The most fixes of one document that are tried: they are far more alike than documents are. */
const mostFixes = 12;

/** Fixes leave JSON, take away their finding, and bring no error. */
export const fixes: Check = {
  name: 'fixes',
  counts: 'fixes',
  run(subject, random) {
    const all = subject.linted.findings.flatMap((finding) =>
      finding.fixes.map((proposal) => ({ finding, proposal })),
    );
    const known = new Set(subject.linted.findings.map(placeOf));
    const tried = someOf(all, mostFixes, random);
    for (const { finding, proposal } of tried) checkFix(subject, finding, proposal, known);
    return tried.length;
  },
};

function checkFix(
  subject: Subject,
  finding: Finding,
  proposal: FixProposal,
  known: ReadonlySet<string>,
): void {
  const { document, findings } = subject.linted;
  const isWhole = document.syntax.problems.length === 0;
  const title = `“${titleOf(finding, proposal)}” of ${finding.rule.id}`;
  const edits = planEdits(document, proposal.operations);
  // In broken text, a member may be one that cannot be edited; editors then do not offer the fix.
  if (edits === undefined && !isWhole) return;
  assert(edits !== undefined && edits.length > 0, `${title} changes nothing`);
  const after = lint(textAfterOffsets(subject, edits, title, 'one'), subject.options, subject.service);
  if (!isWhole || after.document.detection?.kind !== document.detection?.kind) return;
  const isSame = (other: Finding): boolean =>
    other.message === finding.message && placeOf(other) === placeOf(finding);
  const left = after.findings.filter(isSame).length;
  assert(left < findings.filter(isSame).length, `${title} leaves its finding`);
  const isNew = (other: Finding): boolean =>
    other.severity === 'error' && !known.has(placeOf(other)) && !isInNewlyRead(other, proposal);
  const [error] = after.findings.filter(isNew);
  assert(error === undefined, `${title} brings an error: ${error && placeOf(error)}`);
}

/** Where a finding is, without the positions in lists, which change when an item is removed. */
function placeOf({ rule, at }: Finding): string {
  const names = 'path' in at ? at.path.filter((segment) => typeof segment === 'string') : ['text'];
  return `${rule.id} ${names.join('/')}`;
}

/**
 * Whether a finding is in what nobody read before: it had another name, or another member had the same, or it was moved
 * from a place where it means nothing, or was no list. What is wrong with it was so before, and is only said now. The same
 * is true of the object that has the member, since what is said of its members often depends on one another.
 */
export function isInNewlyRead({ at }: Finding, { operations }: FixProposal): boolean {
  if (!('path' in at)) return false;
  const isMove = operations.some(({ op }) => op === 'remove');
  return operations.some((operation) => {
    const path = newlyRead(operation, isMove);
    return path?.every((segment, index) => foldOf(at.path[index]) === foldOf(segment)) === true;
  });
}

/** @param isMove whether what is set was elsewhere in the document, and is removed there */
function newlyRead(operation: EditOperation, isMove: boolean): JsonPath | undefined {
  if ((operation.op === 'set' || operation.op === 'copy') && isMove) return operation.path;
  if (operation.op === 'wrap-in-array') return operation.path;
  const isRead =
    operation.op === 'rename' || (operation.op === 'remove' && operation.occurrence !== undefined);
  return isRead ? operation.path.slice(0, -1) : undefined;
}

/** Go reads names without regard to case, and findings name them as it does. */
function foldOf(segment: JsonPath[number] | undefined): JsonPath[number] | undefined {
  return typeof segment === 'string' ? goFold(segment) : segment;
}
