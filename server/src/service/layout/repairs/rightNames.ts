import { kindByDescriptorType } from '#schemas/kinds';
import { Layout, type LayoutContent } from '#service/layout/layout';
import { meansDigest } from '#service/layout/otherNames';
import { documentOf } from '#service/layout/readLayout';
import { isNamed } from '#service/layout/referredBlobs';
import { blobPathOf } from '#service/oci/blobPath';
import type { FileChange } from './fileChanges';
import { isDamaged } from './jsonBytes';
import { noteFormerNames } from './misplacedBlobs';

/** A layout whose blobs have the names that they should have, as far as their names meant these. */
export interface RightlyNamed {
  readonly layout: Layout;
  /** What makes the layout so. No content is lost. */
  readonly changes: readonly FileChange[];
  /** The paths of the blobs afterward, by their paths before. */
  readonly moved: ReadonlyMap<string, string>;
  /** Why blobs keep wrong names, in whole sentences. */
  readonly problems: readonly string[];
}

/** The paths that blobs get, by their paths before: first their right names, and then those that follow from other changes. */
export function renamedAfter(
  moved: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([...renamed, ...[...moved].map(([from, to]) => [from, renamed.get(to) ?? to] as const)]);
}

const known = new WeakMap<Layout, RightlyNamed>();

/**
 * Gives blobs the names that theirs mean: their content is intact. They are renamed rather than written anew, because they
 * may be large, and because file systems may take `AB` and `ab` for one file. A blob that is there under both names loses
 * the wrong one.
 */
export function rightlyNamed(layout: Layout): RightlyNamed {
  let named = known.get(layout);
  if (named === undefined) known.set(layout, (named = nameRightly(layout)));
  return named;
}

function nameRightly(layout: Layout): RightlyNamed {
  const changes: FileChange[] = [];
  const moved = new Map<string, string>();
  const problems: string[] = [];
  const contents = new Map(layout.contents);
  for (const content of layout.contents.values()) {
    const { path, type, digest, link } = content;
    if (type !== 'file' || digest === undefined || !meansDigest(path, digest)) continue;
    const to = blobPathOf(digest);
    const present = contents.get(to);
    const isThere = present?.type === 'file' && present.digest !== undefined && isNamed(to, present.digest);
    if (isThere) changes.push({ type: 'delete', path });
    else if (link === undefined && (present === undefined || isDamaged(present))) {
      changes.push({ type: 'rename', path, to });
      contents.set(to, moveContent(layout, content, to));
    } else {
      problems.push(
        `${path} cannot be renamed to ${to}, because ${link === undefined ? 'there is something else' : 'it is a link'}.`,
      );
      continue;
    }
    contents.delete(path);
    moved.set(path, to);
  }
  if (moved.size === 0) return { layout, changes, moved, problems };
  const named = new Layout(layout.address, contents, layout.problems);
  noteFormerNames(named, moved);
  return { layout: named, changes, moved, problems };
}

/** A file under another name, where descriptors may say of which kind it is. */
function moveContent(layout: Layout, content: LayoutContent, to: string): LayoutContent {
  const types = layout.referencesTo(to).map(({ descriptor }) => descriptor.value.mediaType ?? '');
  const describedAs = types.map((type) => kindByDescriptorType.get(type)).find((kind) => kind !== undefined);
  const { bytes } = content;
  return {
    ...content,
    path: to,
    describedAs,
    document: bytes && documentOf(layout.address, to, bytes, { describedAs }),
  };
}
