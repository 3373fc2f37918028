import { webviewPage } from '../webviewHtml';

/** The colors of the picture are those of the editor, also where its theme has high contrast. */
const style = `
:root {
  --graph-background: var(--vscode-editor-background);
  --graph-card: var(--vscode-editorWidget-background);
  --graph-border: var(--vscode-contrastBorder, var(--vscode-editorWidget-border, var(--vscode-widget-border)));
  --graph-text: var(--vscode-foreground);
  --graph-muted: var(--vscode-descriptionForeground);
  --graph-line: color-mix(in srgb, var(--vscode-foreground) 45%, var(--vscode-editor-background));
  --graph-about: var(--vscode-charts-purple);
  --graph-image: var(--vscode-charts-blue);
  --graph-index: var(--vscode-charts-purple);
  --graph-layer: var(--vscode-charts-green);
  --graph-statement: var(--vscode-terminal-ansiCyan);
  --graph-error: var(--vscode-editorError-foreground);
  --graph-warning: var(--vscode-editorWarning-foreground);
  --graph-onBadge: var(--vscode-editor-background);
  --graph-font: var(--vscode-font-family);
}
html, body { height: 100%; }
body { margin: 0; padding: 0; display: flex; flex-direction: column; overflow: hidden; color: var(--vscode-foreground); }
#toolbar {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px; padding: 4px 12px;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent));
}
#toolbar button {
  min-width: 26px; height: 26px; padding: 0 8px; border: 1px solid transparent; border-radius: 5px;
  font: inherit; color: var(--vscode-foreground); background: none; cursor: pointer;
}
#toolbar button:hover { background: var(--vscode-toolbar-hoverBackground); border-color: var(--vscode-contrastActiveBorder, transparent); }
#toolbar button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
#summary { margin-left: auto; color: var(--vscode-descriptionForeground); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#viewport { flex: 1; min-height: 0; overflow: auto; display: flex; outline: none; cursor: grab; }
#viewport.dragged { cursor: grabbing; user-select: none; }
#viewport > svg { margin: auto; flex: none; display: block; }
#viewport > p { margin: auto; color: var(--vscode-descriptionForeground); }
.node { cursor: pointer; outline: none; }
.node:hover > .card { stroke: var(--vscode-focusBorder); }
.node:focus > .card { stroke: var(--vscode-focusBorder); stroke-width: 2; }
#viewport:focus-within .edge.lit { stroke: var(--vscode-focusBorder); stroke-width: 2; }
#viewport:focus-within .head.lit { fill: var(--vscode-focusBorder); }
`;

const body = `<div id="toolbar" role="toolbar" aria-label="Picture">
<button id="zoom-out" title="Zoom out (-)" aria-label="Zoom out">−</button>
<button id="zoom-in" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="fit" title="Fit into the window (0)">Fit</button>
<button id="save">Save as SVG...</button>
<button id="whole" hidden>Show Whole Layout</button>
<span id="summary" role="status"></span>
</div>
<div id="viewport" tabindex="-1"></div>`;

/**
 * The page around the picture of a layout.
 * @param script the page’s own program, from the folder of the extension
 */
export function pageOf(script: string): string {
  return webviewPage({ style, body, script });
}
