import type { ParsedDocument } from '#service';
import { defaultSettings, type LanguageService } from '#service';

/** The width in characters at which the text of a hover is taken to wrap. */
const width = 60;

/**
 * The number of lines that Markdown takes in a hover: text wraps at 60 characters, a row of a table is one line, its
 * head included, a line of code is one, and so is a rule between sections. Space between paragraphs does not count.
 */
export function linesOf(markdown: string): number {
  let isCode = false;
  let lines = 0;
  for (const line of markdown.split('\n')) {
    if (/^`{3,}/.test(line)) isCode = !isCode;
    else if (isCode || line === '---') lines++;
    else if (line.startsWith('|')) lines += /^\|(?: --- \|)+$/.test(line) ? 0 : 1;
    else if (line !== '') lines += wrap(visible(line));
  }
  return lines;
}

/** What is seen of a line: the text of links, and no markup. */
function visible(line: string): string {
  return line
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function wrap(text: string): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    // A word that is longer than a line breaks inside.
    while (used > width) {
      lines++;
      used -= width;
    }
  }
  return lines;
}

/** Every hover of a document once, each with the text that it is about. */
export function* hoversOf(
  service: LanguageService,
  document: ParsedDocument,
): Iterable<{ readonly about: string; readonly markdown: string }> {
  const { source } = document;
  const text = source.getText();
  const seen = new Set<string>();
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{[]|-?\d[\d.eE+-]*|true|false|null/g)) {
    const hover = service.hover(document, defaultSettings, source.positionAt(index));
    if (hover === null || typeof hover.contents !== 'object' || !('value' in hover.contents)) continue;
    const { value } = hover.contents;
    if (seen.has(value)) continue;
    seen.add(value);
    yield { about: token, markdown: value };
  }
}
