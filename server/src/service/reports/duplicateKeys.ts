import type { JsonPath } from '#schemas/jsonPath';
import { remove, type EditOperation } from '#service/edits/operations';
import { fix, type FixProposal } from '#service/lint/rule';
import type { DuplicateProperty } from '#service/lint/context';

/** The fixes for a name that occurs more than once in an object, by what they keep. */
export function keepOne({
  path,
  count,
  isInsideRepetition,
}: DuplicateProperty): FixProposal<'keep-last' | 'keep-first'>[] {
  // The repetition around it must be settled first.
  if (isInsideRepetition) return [];
  return [fix('keep-last', keepOnly(count - 1, path, count)), fix('keep-first', keepOnly(0, path, count))];
}

function keepOnly(kept: number, path: JsonPath, count: number): EditOperation[] {
  const occurrences = Array.from({ length: count }, (_, occurrence) => occurrence);
  return occurrences
    .filter((occurrence) => occurrence !== kept)
    .map((occurrence) => remove(path, occurrence));
}
