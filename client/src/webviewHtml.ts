/** The parts of a page in a webview. */
interface PageParts {
  /** A style sheet. */
  readonly style: string;
  /** HTML for what is shown. */
  readonly body: string;
  /** The only program that runs in the page. */
  readonly script: string;
}

/** A whole page for a webview. Nothing is loaded from anywhere, and no script runs but the given one. */
export function webviewPage({ style, body, script }: PageParts): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${style}</style>
</head>
<body>
${body}
<script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}
