import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import type { DescriptorView } from '#service/document/views';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { indexFile, type Layout } from '#service/layout/layout';
import { referenceNameOf } from '#service/oci/annotationValues';

const key = wellKnownAnnotations.refName;

/**
 * What gives an entry of the index a name: the annotation by which all tools find an image in a layout (annotations.md,
 * `org.opencontainers.image.ref.name`). Undefined where the index does not list the digest.
 */
export function namedEntry(
  layout: Layout,
  digest: string,
  name: string,
): readonly EditOperation[] | undefined {
  const entry = entriesOfIndex(layout).find(({ value }) => value.digest === digest);
  return entry && [naming(entry, name)];
}

/** The entry of the index at a path; undefined where there is none. */
export function entryAt(layout: Layout, place: JsonPath): DescriptorView | undefined {
  return entriesOfIndex(layout).find(({ path }) => isSame(path, place));
}

/** The entries of the index that have a name, other than the one at a path. */
export function otherEntriesNamed(layout: Layout, place: JsonPath, name: string): readonly DescriptorView[] {
  return entriesOfIndex(layout).filter(
    (entry) => !isSame(entry.path, place) && referenceNameOf(entry) === name,
  );
}

/** What gives one entry a name, and leaves the others as they are. */
export function naming({ path, value }: DescriptorView, name: string): EditOperation {
  return value.annotations === undefined
    ? set([...path, 'annotations'], { [key]: name })
    : set([...path, 'annotations', key], name);
}

/** What takes the name of an entry away. */
export function unnaming({ path, value }: DescriptorView): EditOperation {
  const isOnly = Object.keys(value.annotations ?? {}).length === 1;
  return remove(isOnly ? [...path, 'annotations'] : [...path, 'annotations', key]);
}

function entriesOfIndex(layout: Layout): readonly DescriptorView[] {
  return layout
    .referencesFrom(indexFile)
    .map(({ descriptor }) => descriptor)
    .filter(({ role }) => role === 'manifest');
}

function isSame(a: JsonPath, b: JsonPath): boolean {
  return formatPath(a) === formatPath(b);
}
