import { oncePer } from '#schemas/once';
import { addTo } from '#schemas/groups';
import type { Layout } from './layout';

interface Links {
  /** The paths of links and of what is behind them, by the paths where they end. */
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
  /** A link of which nobody knows where it leads, as file systems of extensions have them. */
  readonly unknown: string | undefined;
}

/**
 * Why a file must not be deleted because of links, as a phrase that follows “because”: it would be another file that is gone,
 * or another path would lead nowhere. Undefined for other files, and for a link itself, whose end stays.
 */
export function whyUndeletable(layout: Layout, path: string): string | undefined {
  const folder = layout.contents.get(folderOf(path));
  if (folder?.link !== undefined || folder?.real !== undefined)
    return 'it is in a folder to which a link leads';
  const links = linksIn(layout);
  // A link to a folder leads to all that is in it.
  for (let end = path; end !== ''; end = folderOf(end)) {
    const [link] = links.byEnd.get(end) ?? [];
    if (link !== undefined) return `${link} leads to it`;
  }
  if (links.unknown !== undefined) return `${links.unknown} is a link that may lead to it`;
  const { link, real } = layout.contents.get(path) ?? {};
  if (link === undefined) return undefined;
  // Links may lead to the same end through each other.
  const other = (real === undefined ? [] : (links.byEnd.get(real) ?? [])).find((from) => from !== path);
  return other === undefined ? undefined : `${other} may lead to it`;
}

/** The same for a file that would get another name. A link may lead to something beside it. */
export function whyUnmovable(layout: Layout, path: string): string | undefined {
  return layout.contents.get(path)?.link === undefined ? whyUndeletable(layout, path) : 'it is a link';
}

const linksIn = oncePer(({ contents }: Layout): Links => {
  const byEnd = new Map<string, string[]>();
  for (const { path, real } of contents.values())
    if (real !== undefined && real !== path) addTo(byEnd, real, path);
  const unknown = [...contents.values()].find(({ type, link }) => type === 'outside' && link === undefined);
  return { byEnd, unknown: unknown?.path };
});

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
