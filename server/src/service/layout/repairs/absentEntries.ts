import { isPlainArray, memberAt } from '#schemas/plainData';
import { remove, type EditOperation } from '#service/edits/operations';
import type { DescriptorView } from '#service/document/views';
import { digestOfPath, indexFile, type Layout, type Reference } from '#service/layout/layout';
import { referencedDigest } from '#service/oci/attestations';

/**
 * What removes the entries whose manifests a layout lacks from the indexes that lead to them, and the attestations of
 * these, by the paths of the indexes. An index of which nothing would be left stays as it is: that its images are elsewhere
 * is all that it says.
 */
export function absentEntries(layout: Layout): ReadonlyMap<string, readonly EditOperation[]> {
  const removals = new Map<string, readonly EditOperation[]>();
  for (const path of [indexFile, ...layout.reached]) {
    const entries = layout.referencesFrom(path).filter(({ descriptor }) => descriptor.role === 'manifest');
    const gone = goneOf(layout, entries);
    const manifests = memberAt(layout.contents.get(path)?.document?.value, 'manifests');
    if (gone.length === 0 || !isPlainArray(manifests) || gone.length === manifests.length) continue;
    removals.set(
      path,
      gone.map((descriptor) => remove(descriptor.path)),
    );
  }
  return removals;
}

function goneOf({ contents }: Layout, entries: readonly Reference[]): readonly DescriptorView[] {
  const absent = new Set(
    entries
      .filter(({ to, descriptor: { value } }) => !contents.has(to) && isExpected(value))
      .map(({ to }) => digestOfPath(to)),
  );
  return entries
    .map(({ descriptor }) => descriptor)
    .filter(
      (descriptor) =>
        absent.has(descriptor.value.digest) || absent.has(referencedDigest(descriptor) ?? 'none'),
    );
}

/** Embedded content is there, and content with URLs is meant to be somewhere else. */
export function isExpected({ data, urls = [] }: DescriptorView['value']): boolean {
  return data === undefined && urls.length === 0;
}
