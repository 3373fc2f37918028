/** A fence that shows a whole source file, and the comment before it that names the file. */
const quotation = /^(<!-- source: (\S+) -->\n```ts\n)[\s\S]*?^```$/gm;

/** A Markdown text in which each source file that it shows is as it is now. */
export function withQuotedSources(markdown: string, read: (path: string) => string): string {
  return markdown.replace(quotation, (_, opening: string, path: string) => `${opening}${read(path)}\`\`\``);
}
