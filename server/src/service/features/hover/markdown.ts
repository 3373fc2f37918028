import { escapeMarkdown } from '#schemas/markdown';
import { printableLines } from '#schemas/printable';
import { sourceLabel } from '#schemas/sourceLabel';

const plainWebUrl = /^https?:\/\/[\w.~:/?#[\]@!$&'*+,;=%-]+$/;

/** A link; a URL that is not plain http or https becomes text. */
export function link(title: string, url: string): string {
  return plainWebUrl.test(url) ? `[${title}](${url})` : title;
}

/** The paragraph that links to a source, named by where it leads; none without a plain http or https URL. */
export function sourceParagraph(url: string | undefined): string[] {
  return url !== undefined && plainWebUrl.test(url) ? [link(escapeMarkdown(sourceLabel(url)), url)] : [];
}

/** A link that runs a command of the client with arguments that JSON can hold. */
export function commandLink(title: string, command: string, ...args: readonly (string | number)[]): string {
  return `[${title}](${commandUri(command, ...args)})`;
}

/** The URI that runs a command of the client with arguments that JSON can hold. */
export function commandUri(command: string, ...args: readonly (string | number)[]): string {
  // Parentheses would end the address in Markdown.
  const query = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (parenthesis) =>
    parenthesis === '(' ? '%28' : '%29',
  );
  return `command:${command}?${query}`;
}

/** Text from a document as a block of code, which it cannot end whatever it contains. */
export function codeBlock(text: string, language = ''): string {
  const visible = printableLines(text);
  const longestRun = Math.max(2, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}${language}\n${visible}\n${fence}`;
}
