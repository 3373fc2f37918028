import { escapeXml } from '#schemas/xml';
import { addressFrom } from './addresses';

/** The parts of a page of the site. */
export interface Shell {
  /** The place of the page on the site, such as `docs/rules/index.html`. */
  readonly place: string;
  /** Plain text. */
  readonly title: string;
  /** HTML. */
  readonly body: string;
  /** Where the style sheets and the programs of the page are on the site. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
}

/** The place of the playground on the site. */
export const playgroundPlace = 'playground/index.html';

/** The place of the style of all pages. */
export const stylePlace = 'site.css';

/** What the browser is allowed: nothing that is not part of the site, nothing inline, and no connection. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const headLinks: readonly (readonly [title: string, place: string])[] = [
  ['Playground', playgroundPlace],
  ['Rules', 'docs/rules/index.html'],
  ['Consumers', 'docs/consumers.html'],
];

/** A whole page, in which all addresses are relative. */
export function pageInShell({ place, title, body, styles = [], scripts = [] }: Shell): string {
  const to = (target: string): string => addressFrom(place, target);
  const isHome = place === 'index.html';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(isHome ? title : `${title} – OCI Manifest`)}</title>
<link rel="icon" href="${to('docs/images/icon.png')}">
${[stylePlace, ...styles].map((style) => `<link rel="stylesheet" href="${to(style)}">`).join('\n')}
${scripts.map((script) => `<script src="${to(script)}" defer></script>`).join('\n')}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<a class="home" href="${to('index.html')}"${current(isHome)}><img src="${to('docs/images/icon.png')}" alt="" width="24" height="24">OCI Manifest</a>
<nav aria-label="Site">
${headLinks.map(([name, target]) => `<a href="${to(target)}"${current(target === place)}>${name}</a>`).join('\n')}
</nav>
</header>
${body}
</body>
</html>
`;
}

/** The attribute of a link that leads to the page on which it is, or to the one above that. */
export function current(isPage: boolean, isAbove = false): string {
  return isPage ? ' aria-current="page"' : isAbove ? ' aria-current="true"' : '';
}
