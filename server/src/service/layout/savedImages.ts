import { isPlainArray, memberAt } from '#schemas/plainData';
import { digestOfPath, indexFile, type Layout, type Reference } from './layout';
import { soundModel } from './referredBlobs';

/** An image in the `manifest.json` of a layout that `docker save` wrote, with what else the layout has of it. */
export interface SavedImage {
  /** Its place in the list. */
  readonly index: number;
  /** The path of the config, as it is written. */
  readonly config: string | undefined;
  /** The paths of the layers, as they are written; null counts as none. */
  readonly layers: readonly string[];
  /** The names under which it is loaded; null counts as none. */
  readonly tags: readonly string[];
  /** The paths of the manifests that have the same config. */
  readonly manifests: readonly string[];
  /** The entries of `index.json` that lead to one of these manifests. */
  readonly entries: readonly Reference[];
}

/** The images in the content of a `manifest.json`; none for content that is not a list. */
export function savedImages(layout: Layout, content: unknown): readonly SavedImage[] {
  if (!isPlainArray(content)) return [];
  return content.map((image, index) => {
    const config = memberAt(image, 'Config');
    const manifests = typeof config === 'string' ? manifestsWith(layout, config) : [];
    return {
      index,
      config: typeof config === 'string' ? config : undefined,
      layers: stringsIn(memberAt(image, 'Layers')),
      tags: stringsIn(memberAt(image, 'RepoTags')),
      manifests,
      entries: indexEntries(layout).filter(({ to }) =>
        manifests.some((manifest) => leadsTo(layout, to, manifest)),
      ),
    };
  });
}

/** The entries of `index.json`. */
export function indexEntries(layout: Layout): readonly Reference[] {
  return layout.referencesFrom(indexFile).filter(({ descriptor }) => descriptor.role === 'manifest');
}

function manifestsWith(layout: Layout, config: string): readonly string[] {
  if (digestOfPath(config) === undefined) return [];
  return layout
    .referencesTo(config)
    .filter(({ from, descriptor }) => descriptor.role === 'config' && soundModel(layout.contents.get(from)))
    .map(({ from }) => from);
}

/** Tells whether a document is a manifest, or lists it in any number of steps. */
function leadsTo(layout: Layout, from: string, manifest: string): boolean {
  const paths = new Set([from]);
  // The set grows while it is walked.
  for (const path of paths)
    for (const { to, descriptor } of layout.referencesFrom(path))
      if (descriptor.role === 'manifest') paths.add(to);
  return paths.has(manifest);
}

function stringsIn(value: unknown): readonly string[] {
  return isPlainArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
