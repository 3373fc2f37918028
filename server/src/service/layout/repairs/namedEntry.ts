import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { set, type EditOperation } from '#service/edits/operations';
import { indexFile, type Layout } from '#service/layout/layout';

/**
 * What gives an entry of the index a name: the annotation by which all tools find an image in a layout (annotations.md,
 * `org.opencontainers.image.ref.name`). Undefined where the index does not list the digest.
 */
export function namedEntry(
  layout: Layout,
  digest: string,
  name: string,
): readonly EditOperation[] | undefined {
  const entry = layout
    .referencesFrom(indexFile)
    .find(({ descriptor }) => descriptor.role === 'manifest' && descriptor.value.digest === digest);
  if (entry === undefined) return undefined;
  const { path, value } = entry.descriptor;
  const key = wellKnownAnnotations.refName;
  return value.annotations === undefined
    ? [set([...path, 'annotations'], { [key]: name })]
    : [set([...path, 'annotations', key], name)];
}
