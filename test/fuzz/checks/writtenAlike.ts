import assert from 'node:assert/strict';
import { goFold } from '#service/document/goFold';
import { lint, parse } from '#helpers/lint';
import type { Subject } from '../subject';
import type { Check } from './check';

/** Findings do not depend on how the same content is written: on line breaks, indentation, and the order of members. */
export const writtenAlike: Check = {
  name: 'ways to write the same',
  counts: 'others',
  run(subject) {
    const { value } = subject;
    if (value === undefined) return 0;
    const written = JSON.stringify(value, null, 2);
    // Of a text that is too deep, only what is before its deepest place is read.
    if (parse(written, subject.options, subject.service).document.syntax.problems.length > 0) return 0;
    const usual = findingsByPath(written, subject);
    const others = [JSON.stringify(value), JSON.stringify(value, null, '\t')];
    for (const other of others)
      assert.deepEqual(findingsByPath(other, subject), usual, 'findings depend on formatting');
    // Of names that differ in case only, Go reads the last.
    if (hasRivals(value)) return others.length;
    const inReverse = findingsByPath(JSON.stringify(reversed(value), null, 2), subject);
    assert.deepEqual(inReverse, usual, 'findings depend on the order of members');
    return others.length + 1;
  },
};

/** What is found, without places in the text: the same for all ways to write the same content. */
function findingsByPath(text: string, { options, service }: Subject): readonly string[] {
  return lint(text, options, service)
    .findings.map(
      ({ rule, message, severity, at }) =>
        `${rule.id} ${message} ${severity} ${'path' in at ? at.path.join('/') : 'text'}`,
    )
    .sort();
}

/** The same content, with the properties of each object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** Whether an object has two names that are one name to Go, so that their order matters. */
function hasRivals(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value).map(goFold);
  return new Set(names).size < names.length || Object.values(value).some(hasRivals);
}
