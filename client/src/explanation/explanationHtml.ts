import { webviewPage } from '../webviewHtml';
import type { PageView } from './pageView';

/**
 * Where a long word must break, so that no table is wider than the page, and the look of VS Code’s Markdown. On a narrow
 * page the cells of a row are below each other, since columns would break every media type into pieces.
 * @param isNarrow the head of the rule for a narrow page
 */
export const explanationStyle = (isNarrow: string): string => `
body { padding: 0 26px 26px; font-size: 14px; line-height: 1.5; color: var(--vscode-foreground); }
body, th, td { overflow-wrap: break-word; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; }
h1 { font-size: 1.7em; }
h1 { margin: 16px 0 8px; }
h2 { font-size: 1.3em; margin: 20px 0 8px; }
h3 { font-size: 1.1em; margin: 12px 0 6px; }
h4 { font-size: 1em; margin: 8px 0 0; }
p { margin: 8px 0; }
summary { cursor: pointer; margin: 10px 0 6px; }
summary > * { display: inline; }
ul { padding-left: 20px; }
h4 + ul { margin-top: 2px; padding-left: 0; list-style: none; }
li > details > summary { margin: 0; }
h4 + ul > li + li { margin-top: 4px; }
/* A consumer is beside what it does, so that one column has the names and one the facts. */
@media (min-width: 560px) {
  h4, h4 + ul { display: inline-block; vertical-align: top; }
  h4 { width: 150px; line-height: 1.5; margin: 0; }
  h4 + ul { width: calc(100% - 172px); margin: 0 0 6px 10px; }
}
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 3px 10px 3px 0; text-align: left; vertical-align: top; }
th { border-bottom: 1px solid var(--vscode-foreground); }
tr + tr td { border-top: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
code { font-family: var(--vscode-editor-font-family, monospace); }
code, td:last-child { overflow-wrap: anywhere; }
td:first-child code { overflow-wrap: break-word; }
/* Of the table of contents: size and digest. */
td:nth-child(3):nth-last-child(3), td:nth-child(4):nth-last-child(2) { white-space: nowrap; }
/* Of the table of properties: the value. */
td:nth-child(2):nth-last-child(2) { width: 40%; }
${isNarrow} {
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

/**
 * The whole page around the HTML that Markdown was rendered to. Its program folds what is long, and scrolls to where the
 * page is to be looked at first.
 * @param program the page’s own program, from the folder of the extension
 */
export function pageOf(body: string, view: PageView, program: string): string {
  // Inside of a script, HTML has a meaning for some of what begins with this sign.
  const written = JSON.stringify(view).replaceAll('<', '\\u003c');
  return webviewPage({
    style: explanationStyle('@media (max-width: 720px)'),
    body,
    script: `const VIEW = ${written};\n${program}`,
  });
}

/**
 * The page while there is no explanation to show. Screen readers announce it.
 * @param status the sentence that says why; HTML
 */
export const statusPage = (status: string): string =>
  webviewPage({
    style: explanationStyle('@media (max-width: 720px)'),
    body: `<p role="status">${status}</p>`,
    script: '',
  });
