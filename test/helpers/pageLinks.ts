import { posix } from 'node:path';
import { headingAnchor } from '#schemas/markdown';

/** A link to a file beside a page. */
export interface PageLink {
  /** The path of the file, from where the path of the page begins. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** The links of a page to files beside it, pictures included, and to its own sections. */
export function linksOf(path: string, page: string): PageLink[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, address = '']) => {
    if (/^[a-z]+:/.test(address)) return [];
    const [file = '', anchor] = address.split('#');
    return [{ target: file === '' ? path : posix.join(posix.dirname(path), file), anchor }];
  });
}

/** The anchors of the headings of a page, as GitHub makes them. */
export function anchorsIn(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => headingAnchor(heading));
}

/** A page without its examples of code. */
function proseOf(page: string): string {
  return page.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '').replace(/(`+)[^`\n]*?\1/g, '');
}
