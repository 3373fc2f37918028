import { printable } from './printable';

const longestQuote = 200;

/**
 * Text from a document as inline code. It cannot end the code, break the line or become a link, whatever
 * it contains; long text is cut.
 */
export function quote(text: string): string {
  const flat = text.slice(0, 4 * longestQuote).replace(/[\t\r\n]+/g, ' ');
  const short = printable(flat, { longest: longestQuote });
  const longestRun = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = longestRun > 0 || short.trim() !== short || short === '' ? ' ' : '';
  return `${fence}${padding}${short}${padding}${fence}`;
}

/**
 * What Markdown turns into links without any markup: URLs, also those that begin with `//`, names that begin with `www.`,
 * and e-mail addresses; what `@` mentions is told of it by some sites.
 */
const linkLike = /(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/\S+|(?:www\.|mailto:|xmpp:)\S+|[^\s@]{0,64}@[^\s@]+/gi;

/** Something of each of these. Most texts have none of it, which is told much sooner. */
const signOfLink = /\/\/|@|www\.|mailto:|xmpp:/i;

/**
 * Text that may come from a document or a user's configuration as plain Markdown text, without any markup of its own;
 * what would become a link is inline code. A vertical bar stays, since it means something in tables only, and `table`
 * takes care of it.
 */
export function escapeMarkdown(text: string): string {
  const flat = printable(text.replace(/\s+/g, ' '));
  if (!signOfLink.test(flat)) return escapePunctuation(flat);
  let escaped = '';
  let end = 0;
  for (const { 0: found, index } of flat.matchAll(linkLike)) {
    escaped += escapePunctuation(flat.slice(end, index)) + quote(found);
    end = index + found.length;
  }
  return escaped + escapePunctuation(flat.slice(end));
}

function escapePunctuation(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>&~$]/g, '\\$&');
}

/** Text of the catalogue as Markdown: what is between backticks is code, and everything else has no markup of its own. */
export function catalogueMarkdown(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : quote(part)))
    .join('');
}

/** Text of the catalogue as plain text, which has no font for code. */
export function cataloguePlainText(text: string): string {
  return text.replaceAll('`', '');
}

/** A table; cells are Markdown without vertical bars. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeBars).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A backslash before a bar would take the bar's own one away, so a space parts them. */
function escapeBars(cell: string): string {
  return cell.replace(/\\?\|/g, (bar) => (bar === '|' ? '\\|' : '\\ \\|'));
}

/**
 * The anchor of a heading, as GitHub makes it.
 * @param heading the text of the heading, without Markdown
 */
export function headingAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
