/** Where a long word must break, so that no table is wider than the page, and the look of VS Code’s Markdown. */
const style = `
body { padding: 0 26px 26px; font-size: 14px; line-height: 1.6; color: var(--vscode-foreground); }
body, th, td { overflow-wrap: break-word; }
h1, h2 { font-weight: 600; line-height: 1.25; }
h1 { font-size: 1.7em; }
h2 { font-size: 1.3em; margin-top: 24px; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; }
th { border-bottom: 1px solid var(--vscode-foreground); }
tr + tr td { border-top: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
code { font-family: var(--vscode-editor-font-family, monospace); }
code, td:last-child { overflow-wrap: anywhere; }
td:first-child code { overflow-wrap: break-word; }
`;

/**
 * The whole page around the HTML that Markdown was rendered to. Nothing is loaded from anywhere, and no script runs but
 * the one that scrolls to a section.
 * @param section the anchor of the section, made of lowercase letters and hyphens; anything else is left out
 */
export function pageOf(body: string, section: string | undefined): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  const scroll =
    section !== undefined && /^[a-z-]+$/.test(section)
      ? `<script nonce="${nonce}">document.getElementById('${section}')?.scrollIntoView()</script>`
      : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${style}</style>
</head>
<body>
${body}
${scroll}
</body>
</html>
`;
}
