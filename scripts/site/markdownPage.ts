import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { addressFrom, placeOnSite } from './addresses';
import { Anchors } from './anchors';

/** A heading of the second level. */
export interface Section {
  readonly title: string;
  readonly anchor: string;
}

/** A Markdown file as HTML. */
export interface MarkdownPage {
  /** Its first heading, as plain text. */
  readonly title: string;
  readonly sections: readonly Section[];
  readonly body: string;
  /** The files of the repository that it leads to or shows, by their paths. */
  readonly targets: readonly string[];
}

/** The pages are our own, and use HTML for keys and for what is folded. */
const markdown = new MarkdownIt({ html: true });

/** Tables that are wider than the page are scrolled, and the page is not. */
markdown.renderer.rules.table_open = () => '<div class="table"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';

/**
 * Renders a Markdown file. Links to other files of the repository lead to their places on the site.
 * @param path the path of the file from the root of the repository
 * @param titleOf the title of another Markdown file, by its path
 */
export function renderMarkdown(
  path: string,
  text: string,
  titleOf: (path: string) => string | undefined,
): MarkdownPage {
  const tokens = markdown.parse(text, {}).filter(({ type, content }) => !isComment(type, content));
  const anchors = new Anchors();
  const headings = tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const title = plainText(tokens[index + 1]);
    const anchor = anchors.next(title);
    token.attrSet('id', anchor);
    return [{ level: token.tag, title, anchor }];
  });
  const targets = new Set<string>();
  const inline = tokens.flatMap(({ children }) => children ?? []);
  for (const [index, token] of inline.entries()) {
    const name = token.type === 'image' ? 'src' : 'href';
    const address = token.attrGet(name);
    if (address === null || /^(?:[a-z]+:|#)/i.test(address)) continue;
    const [file = '', anchor] = address.split('#');
    const target = posix.join(posix.dirname(path), file);
    targets.add(target);
    // On the site, pages have titles and no file names.
    const label = inline[index + 1];
    if (target.endsWith('.md') && label !== undefined && isNameOf(target, label.content))
      label.content = titleOf(target) ?? label.content;
    const place = addressFrom(placeOnSite(path), placeOnSite(target));
    token.attrSet(name, anchor === undefined ? place : `${place}#${anchor}`);
  }
  return {
    title: headings[0]?.title ?? path,
    sections: headings.filter(({ level }) => level === 'h2'),
    body: markdown.renderer.render(tokens, markdown.options, {}),
    targets: [...targets],
  };
}

/** Tells whether the text of a link is the name of the file to which it leads, with or without folders. */
function isNameOf(file: string, label: string): boolean {
  return label.endsWith('.md') && `/${file}`.endsWith(`/${label}`);
}

/** Comments tell the generator of pages where to write. */
function isComment(type: string, content: string): boolean {
  return type === 'html_block' && /^\s*<!--[^>]*-->\s*$/.test(content);
}

function plainText(token: Token | undefined): string {
  const parts = token?.children ?? [];
  return parts
    .filter(({ type }) => ['text', 'code_inline', 'softbreak'].includes(type))
    .map(({ content }) => content)
    .join('');
}
