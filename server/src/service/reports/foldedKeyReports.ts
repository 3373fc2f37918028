import type { FoldedKey } from '#service/document/foldedKeys';
import { removeSpelling, rename } from '#service/edits/operations';
import { fix, type Report } from '#service/lint/rule';

/** Reports names that Go reads as known ones; `message` is the id for those without a clash. */
export function* foldedKeyReports<M extends string>(
  foldedKeys: readonly FoldedKey[],
  message: M,
): Iterable<Report<M | 'clash', 'rename' | 'remove'>> {
  for (const { path, name, rival } of foldedKeys) {
    const clashes = rival !== undefined;
    yield {
      message: clashes ? 'clash' : message,
      at: { path, part: 'key' },
      values: { key: String(path.at(-1)), name: rival ?? name },
      fixes: [clashes ? fix('remove', removeSpelling(path)) : fix('rename', rename(path, name))],
    };
  }
}
