import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { digestOfPath, type Layout, type LayoutContent } from '#service/layout/layout';
import { isSound } from '#service/layout/referredBlobs';
import { isDamaged, isJson } from './jsonBytes';
import { inShort, mayLeadOn } from './unreadDocuments';

/**
 * The blobs that no one has read to the end and that have another size than a descriptor says. Their digests tell whether the
 * descriptor is wrong, or the blob.
 */
function blobsOfDoubtfulSize(layout: Layout): ReadonlySet<string> {
  const paths = [...layout.contents.values()]
    .filter(({ path, type, size, digest, problem }) => {
      if (type !== 'file' || digest !== undefined || problem !== undefined) return false;
      const sizes = layout.referencesTo(path).map(({ descriptor }) => descriptor.value.size);
      return sizes.some((said) => said !== undefined && said !== size);
    })
    .map(({ path }) => path);
  return new Set(paths);
}

/** How many blobs nobody has read to the end, so that it is not known whether they are what their names say. */
export function countUnreadBlobs(layout: Layout): number {
  const blobs = [...layout.contents.values()].filter(({ path }) => digestOfPath(path) !== undefined);
  return blobs.filter(({ type, digest }) => type === 'file' && digest === undefined).length;
}

/**
 * Why blobs stay as they are that are not what their names say, in whole sentences. Nothing in a layout has the content
 * that was lost.
 * @param deleted the paths of the blobs that a repair deletes
 */
export function damageThatStays(layout: Layout, deleted: ReadonlySet<string>): readonly string[] {
  const damaged = [...layout.contents.values()].filter(
    (content) => isDamaged(content, layout) && !deleted.has(content.path),
  );
  const isMalformed = ({ document, bytes }: LayoutContent): boolean =>
    document !== undefined && (bytes === undefined || !isJson(bytes));
  const malformed = damaged.filter(isMalformed).map(({ path }) => path);
  const staying = damaged.filter((content) => !isMalformed(content)).map(({ path }) => path);
  const broken = [...layout.contents.values()]
    .filter((content) => isSound(content) && isBroken(layout, content))
    .flatMap(({ path }) => (deleted.has(path) ? [] : [path]));
  const unreadable = [...layout.contents.values()]
    .filter((content) => isUnreadable(content) && isContent(layout, content.path))
    .flatMap(({ path }) => (deleted.has(path) ? [] : [path]));
  const doubtful = [...blobsOfDoubtfulSize(layout)].filter((path) => !deleted.has(path));
  return [
    ...(staying.length === 0
      ? []
      : [
          `${inShort(staying)} cannot be repaired, because the content was changed or is not complete. Use a copy of the original instead.`,
        ]),
    ...(malformed.length === 0
      ? []
      : [
          `${inShort(malformed)} cannot be repaired, because ${malformed.length === 1 ? 'it is' : 'they are'} not valid JSON. Correct the JSON first, or use a copy of the original instead.`,
        ]),
    ...(broken.length === 0
      ? []
      : [
          `${inShort(broken)} cannot be repaired, because the layer was damaged before it was named. Build it again.`,
        ]),
    ...(unreadable.length === 0
      ? []
      : [`${inShort(unreadable)} cannot be repaired, because what is there is no file that can be read.`]),
    ...(doubtful.length === 0
      ? []
      : [
          `${inShort(doubtful)} cannot be repaired yet, because a descriptor gives another size. Verify the layout first: it shows whether the blob or the descriptor is wrong.`,
        ]),
  ];
}

/** Tells whether something has the place of a blob that nobody can read, as a FIFO has. A link out of the layout may lead to a blob. */
function isUnreadable({ type, problem }: LayoutContent): boolean {
  return type === 'file' ? problem !== undefined : type !== 'outside';
}

/** Tells whether all that leads to a blob takes it for content that leads no further. Of manifests, it is told which blobs are unknown. */
function isContent(layout: Layout, path: string): boolean {
  const references = layout.referencesTo(path);
  return references.length > 0 && !references.some(mayLeadOn);
}

/** Tells whether a layer cannot be decompressed to its end, or is to be unpacked and is a tar archive that ends too early. */
function isBroken(layout: Layout, { path, uncompressed }: LayoutContent): boolean {
  if (uncompressed === undefined) return false;
  if ('problem' in uncompressed) return ['cut-off', 'damaged'].includes(uncompressed.problem);
  const isUnpacked = (): boolean =>
    layout.referencesTo(path).some(({ descriptor }) => isRootfsLayerType(descriptor.value.mediaType ?? ''));
  return uncompressed.isCutTar === true && isUnpacked();
}
