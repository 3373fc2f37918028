import { oncePer } from '#schemas/once';
import { addTo } from '#schemas/groups';
import { kindByDescriptorType } from '#schemas/kinds';
import { Layout, type LayoutContent } from '#service/layout/layout';
import { whyUndeletable, whyUnmovable } from '#service/layout/links';
import { mayBeLost } from '#service/layout/lostBlobs';
import { meansDigest } from '#service/layout/otherNames';
import { documentOf } from '#service/layout/readLayout';
import { isNamed } from '#service/layout/referredBlobs';
import { blobPathOf } from '#service/oci/blobPath';
import type { FileChange } from './fileChanges';
import { isDamaged } from './jsonBytes';
import { noteFormerNames } from './misplacedBlobs';
import { inShort } from './unreadDocuments';

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

/**
 * Gives blobs the names that theirs mean: their content is intact. They are renamed rather than written anew, because they
 * may be large, and because file systems may take `AB` and `ab` for one file. A blob that is there under both names loses
 * the wrong one. What links have to do with keeps its name: the blob may be there once under both names.
 */
export const rightlyNamed = oncePer(nameRightly);

function nameRightly(layout: Layout): RightlyNamed {
  const changes: FileChange[] = [];
  const moved = new Map<string, string>();
  const kept = new Map<string, { readonly path: string; readonly to: string }[]>();
  const contents = new Map(layout.contents);
  for (const content of layout.contents.values()) {
    const { path, type, digest } = content;
    if (type !== 'file' || digest === undefined || !meansDigest(path, digest)) continue;
    const to = blobPathOf(digest);
    const present = contents.get(to);
    const isThere = present?.type === 'file' && present.digest !== undefined && isNamed(to, present.digest);
    const reason = whyNot(layout, path, isThere ? undefined : { to, present });
    if (reason !== undefined) {
      addTo(kept, reason, { path, to });
      continue;
    }
    if (isThere) changes.push({ type: 'delete', path });
    else {
      changes.push({ type: 'rename', path, to });
      contents.set(to, moveContent(layout, content, to));
    }
    contents.delete(path);
    moved.set(path, to);
  }
  const problems = [...kept].map(([reason, files]) => keptInWords(files, reason));
  if (moved.size === 0) return { layout, changes, moved, problems };
  const named = new Layout(layout.address, contents, layout.problems);
  noteFormerNames(named, moved);
  return { layout: named, changes, moved, problems };
}

/**
 * Why a file cannot lose its name, as a phrase that follows “because”.
 * @param place where it is moved to, and what is there; undefined for a file that is deleted
 */
function whyNot(
  layout: Layout,
  path: string,
  place: { readonly to: string; readonly present: LayoutContent | undefined } | undefined,
): string | undefined {
  const reason = place === undefined ? whyUndeletable(layout, path) : whyUnmovable(layout, path);
  if (reason !== undefined || place?.present === undefined) return reason;
  const isReplaceable =
    isDamaged(place.present, layout) &&
    !mayBeLost(layout, place.present) &&
    whyUndeletable(layout, place.to) === undefined;
  return isReplaceable ? undefined : 'there is something else';
}

/** What is said of files that keep wrong names for one reason. */
function keptInWords(
  files: readonly { readonly path: string; readonly to: string }[],
  reason: string,
): string {
  const [first, second] = files;
  return first !== undefined && second === undefined
    ? `${first.path} cannot be renamed to ${first.to}, because ${reason}.`
    : `The names of ${inShort(files.map(({ path }) => path))} are wrong and stay. The reason for each: ${reason}.`;
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
