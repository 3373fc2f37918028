import type { OffsetEdit } from './operations';

/** The smallest single replacement that turns one text into another; none when they are the same. */
export function editsBetween(before: string, after: string): OffsetEdit[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [
    { offset: start, length: before.length - end - start, text: after.slice(start, after.length - end) },
  ];
}
