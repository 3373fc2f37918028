import { addressFrom, placeOnSite } from './addresses';
import { renderMarkdown, type MarkdownPage } from './markdownPage';
import { escapeXml } from '#schemas/xml';
import { current, pageInShell } from './shell';

/** The documentation as a site. */
export interface Documentation {
  /** The HTML of each page, by its place on the site. */
  readonly pages: ReadonlyMap<string, string>;
  /** The files that pages show or lead to, from their places on the site to their paths in the repository. */
  readonly files: ReadonlyMap<string, string>;
}

const start = 'README.md';

/** Of the pages in the table of README.md, those that are current on the pages in a folder. */
const foldersBelow: Readonly<Record<string, string>> = {
  'docs/rules/README.md': 'docs/rules/',
  'docs/other-editors.md': 'docs/editors/',
};

/**
 * Makes a site of README.md and of all that it leads to.
 * @param read the text of a file, by its path from the root of the repository
 */
export function documentationSite(read: (path: string) => string): Documentation {
  const sources = new Map<string, MarkdownPage>();
  const files = new Map<string, string>();
  const queue = [start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (sources.has(path)) continue;
    if (!path.endsWith('.md')) {
      files.set(placeOnSite(path), path);
      continue;
    }
    const page = renderMarkdown(path, read(path), (target) => titleOf(read(target)));
    sources.set(path, page);
    queue.push(...page.targets);
  }
  const entries = navigationOf(read(start));
  const pages = [...sources].map(([path, page]) => {
    const place = placeOnSite(path);
    const navigation = navigationIn(path, page, entries);
    const body = `<div class="columns">\n${navigation}\n<main id="content">\n${page.body}</main>\n</div>`;
    return [place, pageInShell({ place, title: page.title, body })] as const;
  });
  return { pages: new Map(pages), files };
}

/** The first heading of a Markdown text; undefined for one without. */
function titleOf(markdown: string): string | undefined {
  return /^# (.+)$/m.exec(markdown)?.[1];
}

/** A link of the navigation. */
interface Entry {
  readonly title: string;
  /** The path of a page in the repository. */
  readonly path: string;
  readonly anchor: string | undefined;
}

/** The pages in the last table of README.md, in its order and with its titles. */
function navigationOf(readme: string): readonly Entry[] {
  const [, table = ''] = readme.split('\n## More\n');
  return [...table.matchAll(/\[([^\]]+)\]\(([^)#]+\.md)(?:#([^)]*))?\)/g)].map(
    ([, title = '', path = '', anchor]) => ({ title, path, anchor }),
  );
}

/** The navigation beside a page, with its own sections where it is one of the entries. */
function navigationIn(path: string, { sections }: MarkdownPage, entries: readonly Entry[]): string {
  const place = placeOnSite(path);
  const items = entries.map(({ title, path: target, anchor }) => {
    const isPage = target === path && anchor === undefined;
    const below = foldersBelow[target];
    const isAbove = !isPage && below !== undefined && path.startsWith(below);
    const address = isPage ? '#content' : addressFrom(place, placeOnSite(target));
    const link = `<a href="${address}${anchor === undefined ? '' : `#${anchor}`}"${current(isPage, isAbove)}>${escapeXml(title)}</a>`;
    const own = sections.map(
      (section) => `<li><a href="#${section.anchor}">${escapeXml(section.title)}</a></li>`,
    );
    return `<li>${link}${isPage && own.length > 0 ? `<ul>${own.join('')}</ul>` : ''}</li>`;
  });
  return `<nav class="pages" aria-label="Pages"><ul>\n${items.join('\n')}\n</ul></nav>`;
}
