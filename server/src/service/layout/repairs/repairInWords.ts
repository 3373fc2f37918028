import { counted, listOf } from '#schemas/prose';
import { isLeftover } from '#service/layout/leftoverFiles';
import type { FileChange } from './fileChanges';
import type { LayoutRepair } from './repairLayout';
import { statementsInWords } from './statementsInWords';
import { inShort } from './unreadDocuments';

/**
 * A change of a file as a line of a list: `create  blobs/sha256/…`.
 * @param nameOf how a path below the layout is shown
 */
export function changeInWords(change: FileChange, nameOf = (path: string): string => path): string {
  const { type, path } = change;
  const verb = type === 'replace' ? 'change' : type;
  return `${verb.padEnd(7)} ${nameOf(path)}${type === 'rename' ? ` to ${nameOf(change.to)}` : ''}`;
}

/** What somebody should know about a repair beside its changes, in whole sentences. */
export function notesOf({
  outdated,
  young,
  spared,
  incomplete,
}: Pick<LayoutRepair, 'outdated' | 'young' | 'spared' | 'incomplete'>): readonly string[] {
  const statements = statementsInWords(outdated);
  return [
    ...(statements === undefined
      ? []
      : [`For the old content only: ${statements}. Sign or attest the new content again.`]),
    ...(young.length === 0
      ? []
      : [`Kept ${youngInWords(young)}: changed in the last hour, or at an unknown time.`]),
    ...[...new Set(spared.values())].map((reason) => {
      const paths = [...spared].flatMap(([path, why]) => (why === reason ? [path] : []));
      return `Kept ${inShort(paths)}. ${paths.length === 1 ? 'The reason' : 'The reason for each'}: ${reason}.`;
    }),
    ...(incomplete.length === 0
      ? []
      : [`Not listed, because something that they lead to is missing: ${inShort(incomplete)}.`]),
  ];
}

/** Blobs that nothing leads to, and temporary files. */
function youngInWords(paths: readonly string[]): string {
  const leftovers = paths.filter((path) => isLeftover(path)).length;
  const blobs = paths.length - leftovers;
  return listOf([
    ...(blobs === 0 ? [] : [`${counted(blobs, 'blob')} that nothing leads to`]),
    ...(leftovers === 0 ? [] : [counted(leftovers, 'temporary file')]),
  ]);
}
