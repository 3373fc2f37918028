import { webviewPage } from './webviewHtml';

/**
 * Where a long word must break, so that no table is wider than the page, and the look of VS Code’s Markdown. On a narrow
 * page the cells of a row are below each other, since columns would break every media type into pieces.
 */
const style = `
body { padding: 0 26px 26px; font-size: 14px; line-height: 1.6; color: var(--vscode-foreground); }
body, th, td { overflow-wrap: break-word; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; }
h1 { font-size: 1.7em; }
h2 { font-size: 1.3em; margin-top: 24px; }
h3 { font-size: 1.1em; margin-top: 20px; }
h4 { font-size: 1em; margin: 14px 0 0; }
ul { padding-left: 20px; }
h4 + ul { margin-top: 2px; }
h4 + ul > li + li { margin-top: 4px; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; }
th { border-bottom: 1px solid var(--vscode-foreground); }
tr + tr td { border-top: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
code { font-family: var(--vscode-editor-font-family, monospace); }
code, td:last-child { overflow-wrap: anywhere; }
td:first-child code { overflow-wrap: break-word; }
/* Of the table of contents: size and digest. */
td:nth-child(3):nth-last-child(3), td:nth-child(4):nth-last-child(2) { white-space: nowrap; }
/* Of the table of properties: the value. */
td:nth-child(2):nth-last-child(2) { width: 40%; }
@media (max-width: 720px) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { padding: 6px 0; }
  tr + tr { border-top: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
  td, tr + tr td { border: none; padding: 1px 0; }
  td:first-child { font-weight: 600; }
  td:empty { display: none; }
  td:nth-child(2):nth-last-child(2) { width: auto; }
  td:nth-child(3):nth-last-child(3), td:nth-child(4):nth-last-child(2) { display: inline-block; margin-right: 10px; }
}
`;

/** Where a page is looked at for the first time. */
export interface PageView {
  /** Tells the view from others, with letters, digits and hyphens only: the page is scrolled once for each. */
  readonly id: string;
  /** The anchor of a section, made of lowercase letters and hyphens; the top of the page for anything else. */
  readonly section: string | undefined;
}

/**
 * The whole page around the HTML that Markdown was rendered to. Its script scrolls to where the page is to be looked at
 * first.
 */
export function pageOf(body: string, view: PageView): string {
  return webviewPage({ style, body, script: scriptFor(view) });
}

/**
 * The script that scrolls, once for each view. VS Code loads the whole page again when it changes and when its tab comes
 * back, and scrolls it to where it was, unless it is scrolled already: the top is therefore a pixel below the beginning.
 */
function scriptFor({ id, section = '' }: PageView): string {
  const target = /^[a-z-]+$/.test(section) ? `document.getElementById('${section}')` : 'null';
  return `
const host = acquireVsCodeApi();
if (host.getState() !== '${id}') {
  host.setState('${id}');
  const target = ${target};
  if (target === null) scroll(0, 1);
  else target.scrollIntoView();
}
`;
}
