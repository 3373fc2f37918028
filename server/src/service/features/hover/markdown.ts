import { escapeMarkdown } from '#schemas/markdown';
import { sourceLabel } from '#schemas/sourceLabel';

const longestQuote = 200;

/**
 * Text from a document as inline code. It cannot end the code, break the line or become a link, whatever
 * it contains; long text is cut.
 */
export function quote(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  const short = flat.length <= longestQuote ? flat : `${flat.slice(0, longestQuote)}…`;
  const longestRun = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = longestRun > 0 || short.trim() !== short || short === '' ? ' ' : '';
  return `${fence}${padding}${short}${padding}${fence}`;
}

const plainWebUrl = /^https?:\/\/[^\s()<>]+$/;

/** A link; a URL that is not plain http or https becomes text. */
export function link(title: string, url: string): string {
  return plainWebUrl.test(url) ? `[${title}](${url})` : title;
}

/** The paragraph that links to a source, named by where it leads; none without a plain http or https URL. */
export function sourceParagraph(url: string | undefined): string[] {
  return url !== undefined && plainWebUrl.test(url) ? [link(escapeMarkdown(sourceLabel(url)), url)] : [];
}

/** A table; cells are Markdown without vertical bars. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text from a document as a block of code, which it cannot end whatever it contains. */
export function codeBlock(text: string, language = ''): string {
  const visible = text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  const longestRun = Math.max(2, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}${language}\n${visible}\n${fence}`;
}
