import type { Look } from '#cli/look';
import { outputLine } from './outputLine';

/** Lines longer than this are hard to read, however wide the terminal is. */
const mostColumns = 100;

/**
 * A page of Markdown as text: paragraphs and lists fill the lines, code is indented, and links are numbered and listed at
 * the end. It understands the Markdown that the pages of rules and explanations are written in.
 */
export function markdownText(page: string, { columns, paint }: Look): string {
  const links = new Links();
  const width = Math.min(columns, mostColumns);
  const lines = blocksOf(page).flatMap(({ kind, text }) => {
    if (kind === 'code') return [paint('dim', outputLine(`    ${text}`))];
    if (kind === 'heading') return [paint('bold', outputLine(inline(text, links)))];
    const indentation = kind === 'item' ? '  ' : '';
    return inline(text, links)
      .split(hardBreak)
      .flatMap((part, index) => filled(part, width, index === 0 ? '' : indentation, indentation))
      .map(outputLine);
  });
  return [...lines, ...links.list().map(outputLine), ''].join('\n');
}

interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'code';
  readonly text: string;
}

/** Where a line of the text ends, because the line of Markdown ends with a backslash that nothing escapes. */
const hardBreak = '\n';

/** The blocks of a page. Lines of code, lines of tables and empty lines are blocks of their own. */
function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let isCode = false;
  let isOpen = false;
  for (const line of page.trimEnd().split('\n')) {
    const last = blocks.at(-1);
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) blocks.push({ kind: 'code', text: line });
    else if (isOpen && last !== undefined && /^\s*[^\s|#-]/.test(line))
      blocks[blocks.length - 1] = { ...last, text: `${withBreak(last.text)}${line.trim()}` };
    else {
      const kind = line.startsWith('#') ? 'heading' : line.startsWith('- ') ? 'item' : 'paragraph';
      blocks.push({ kind, text: kind === 'heading' ? line.replace(/^#+ /, '') : line });
    }
    isOpen = !isCode && /^[^|#]/.test(line) && !line.startsWith('```');
  }
  return blocks;
}

/** Text that goes on in the next line of Markdown. */
function withBreak(text: string): string {
  return /(?<!\\)(?:\\\\)*\\$/.test(text) ? `${text.slice(0, -1)}${hardBreak}` : `${text} `;
}

/** The addresses that a text leads to, numbered in their order. */
class Links {
  readonly #numbers = new Map<string, number>();

  number(url: string): number {
    const known = this.#numbers.get(url) ?? this.#numbers.size + 1;
    this.#numbers.set(url, known);
    return known;
  }

  list(): string[] {
    return this.#numbers.size === 0
      ? []
      : ['', ...[...this.#numbers].map(([url, number]) => `[${number}] ${url}`)];
  }
}

/** Code, which stays as it is; punctuation that is escaped; strong emphasis; and links. */
const marks =
  /(?<!`)(`+)(?!`).*?[^`]\1(?!`)|\\([!-/:-@[-`{-~])|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^[\]\\])+)\]\(([^()\s]+)\)/g;

/** Text without emphasis, and with the numbers of its links. What leads to other pages here is text only. */
function inline(text: string, links: Links): string {
  return text.replace(
    marks,
    (mark, _fence, escaped?: string, strong?: string, title?: string, url?: string) => {
      if (strong !== undefined) return inline(strong, links);
      if (title === undefined || url === undefined) return escaped ?? mark;
      const shown = inline(title, links);
      return url.startsWith('https://') ? `${shown} [${links.number(url)}]` : shown;
    },
  );
}

/** Text in lines of at most so many characters where words allow it: what the first begins with, and what the others do. */
function filled(text: string, width: number, first: string, indentation: string): string[] {
  const lines = [first];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.trim() === '') lines[lines.length - 1] = `${line}${word}`;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`${indentation}${word}`);
  }
  return lines;
}
