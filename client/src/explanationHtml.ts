import { webviewPage } from './webviewHtml';

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

/** The most rows of a table that is not folded. */
const mostRows = 8;

/** The sections that are folded whatever their length, by their anchors: they repeat the document in other words. */
const foldedSections = ['what-it-says', 'annotations'];

/** Where a page is looked at for the first time. */
export interface PageView {
  /** Tells the view from others, with letters, digits and hyphens only: the page is scrolled once for each. */
  readonly id: string;
  /** The anchor of a section, made of lowercase letters and hyphens; the top of the page for anything else. */
  readonly section: string | undefined;
}

/**
 * The whole page around the HTML that Markdown was rendered to. Its script folds what is long, and scrolls to where the
 * page is to be looked at first.
 */
export function pageOf(body: string, view: PageView): string {
  return webviewPage({ style: explanationStyle('@media (max-width: 720px)'), body, script: scriptFor(view) });
}

/**
 * The script that folds and scrolls. Why consumers do what they do, those that few ask for, what repeats the document, and tables that fill the page are folded; what a
 * person has opened stays open while the page is there. It scrolls once for each view: VS Code loads the whole page again when it changes and when its tab comes
 * back, and scrolls it to where it was, unless it is scrolled already: the top is therefore a pixel below the beginning.
 */
function scriptFor({ id, section = '' }: PageView): string {
  const wanted = /^[a-z-]+$/.test(section) ? section : '';
  return `
const host = acquireVsCodeApi();
const state = host.getState();
const isFirst = state?.id !== '${id}';
const open = new Set(isFirst ? [] : state.open);
const save = () => host.setState({ id: '${id}', open: [...open] });
const fold = (name, label, parts, isOpen) => {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  parts[0].before(details);
  summary.append(label);
  const rest = document.createElement('div');
  rest.append(...parts);
  details.append(summary, rest);
  if (isFirst && isOpen) open.add(name);
  details.open = open.has(name);
  details.addEventListener('toggle', () => {
    if (details.open) open.add(name);
    else open.delete(name);
    save();
  });
};
for (const item of document.querySelectorAll('h4 + ul > li')) {
  const nodes = [...item.childNodes];
  const end = nodes.findIndex(({ nodeName }) => nodeName === 'BR');
  const consumer = item.parentElement.previousElementSibling.textContent;
  const outcome = document.createElement('span');
  outcome.append(...nodes.slice(0, Math.max(end, 0)));
  if (end > 0) {
    nodes[end].remove();
    fold(consumer + outcome.textContent, outcome, nodes.slice(end + 1), false);
  }
}
const partsBelow = (title, end) => {
  const parts = [];
  for (let next = title?.nextElementSibling; next && !end.test(next.tagName) && next.tagName !== 'SCRIPT'; next = next.nextElementSibling)
    parts.push(next);
  return parts;
};
const others = document.getElementById('other-consumers');
const otherParts = partsBelow(others, /^H[123]$/);
if (otherParts.length > 0) fold('other-consumers', others, otherParts, false);
for (const id of ${JSON.stringify(foldedSections)}) {
  const title = document.getElementById(id);
  const parts = partsBelow(title, /^H[12]$/);
  if (parts.length > 0) fold(id, title, parts, id === '${wanted}');
}
let heading = '';
for (const part of [...document.body.children]) {
  if (part.tagName === 'H2') heading = part.id;
  const rows = part.tagName === 'TABLE' ? part.rows.length - 1 : 0;
  if (rows > ${mostRows}) fold(heading, rows + ' rows', [part], heading === '${wanted}');
}
save();
if (isFirst) {
  const target = document.getElementById('${wanted}');
  if (target === null) scroll(0, 1);
  else target.scrollIntoView();
}
`;
}
