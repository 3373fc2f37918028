import { addTo } from '#schemas/groups';
import type { Layout } from './layout';

/** The paths of links and of what is behind them, by the paths where they end. */
type Links = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Layout, Links>();

/**
 * Why a file must not be deleted because of links, as a phrase that follows “because”: it would be another file that is gone,
 * or another path would lead nowhere. Undefined for other files, and for a link itself, whose end stays.
 */
export function whyUndeletable(layout: Layout, path: string): string | undefined {
  const folder = layout.contents.get(folderOf(path));
  if (folder?.link !== undefined || folder?.real !== undefined)
    return 'it is in a folder to which a link leads';
  let links = known.get(layout);
  if (links === undefined) known.set(layout, (links = linksIn(layout)));
  // A link to a folder leads to all that is in it.
  for (let end = path; end !== ''; end = folderOf(end)) {
    const [link] = links.get(end) ?? [];
    if (link !== undefined) return `${link} leads to it`;
  }
  const { link, real } = layout.contents.get(path) ?? {};
  if (link === undefined) return undefined;
  // Links may lead to the same end through each other.
  const other = (real === undefined ? [] : (links.get(real) ?? [])).find((from) => from !== path);
  return other === undefined ? undefined : `${other} may lead to it`;
}

/** The same for a file that would get another name. A link may lead to something beside it. */
export function whyUnmovable(layout: Layout, path: string): string | undefined {
  return layout.contents.get(path)?.link === undefined ? whyUndeletable(layout, path) : 'it is a link';
}

function linksIn({ contents }: Layout): Links {
  const links = new Map<string, string[]>();
  for (const { path, real } of contents.values())
    if (real !== undefined && real !== path) addTo(links, real, path);
  return links;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
