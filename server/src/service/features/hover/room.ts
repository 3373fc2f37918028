import { messageOf, type Finding } from '#service/lint/finding';

/**
 * What VS Code shows of a hover without scrolling where the editor is low or stands beside something, in pixels, at its usual
 * size of letters; measured in the window of 1280×800 pixels that `npm start` opens.
 */
export const roomInPixels = 248;
const lineInPixels = 19;
/** Between paragraphs, and above and below each part of a hover. */
const gapInPixels = 8;
/** Where VS Code offers "Quick Fix…" below the findings. */
const actionsInPixels = 24;

/** Where text wraps, in characters: our words, and those of findings, which all have the same width. */
const widthOfText = 60;
const widthOfFinding = 52;

/** Tells whether paragraphs fit below what is reported at the same place. */
export function fits(paragraphs: readonly string[], reported: readonly Finding[]): boolean {
  return heightOfFindings(reported) + heightOf(paragraphs.join('\n\n')) <= roomInPixels;
}

/** The height of Markdown in a hover, in pixels. */
export function heightOf(markdown: string): number {
  const paragraphs = markdown.split(/\n{2,}/).length;
  return linesOf(markdown) * lineInPixels + paragraphs * gapInPixels;
}

/** The height of what is reported, with what VS Code offers to do about it, in pixels. */
export function heightOfFindings(findings: readonly Finding[]): number {
  const heights = findings.map((finding) => {
    const text = `${messageOf(finding)} oci(${finding.rule.id})`;
    const lines = wrap(text, widthOfFinding) + finding.related.length;
    return lines * lineInPixels + gapInPixels;
  });
  return heights.reduce((sum, height) => sum + height, findings.length > 0 ? actionsInPixels : 0);
}

/**
 * The number of lines that Markdown takes in a hover: text wraps at its width, a row of a table is one line, its
 * head included, a line of code is one, and so is a rule between sections. Space between paragraphs does not count.
 */
export function linesOf(markdown: string): number {
  let isCode = false;
  let lines = 0;
  for (const line of markdown.split('\n')) {
    if (/^`{3,}/.test(line)) isCode = !isCode;
    else if (isCode || line === '---') lines++;
    else if (line.startsWith('|')) lines += /^\|(?: --- \|)+$/.test(line) ? 0 : 1;
    else if (line !== '') lines += wrap(visible(line), widthOfText);
  }
  return lines;
}

/**
 * What is seen of a line: the text of links, and no markup. What is wider than its characters gets more of them: code, whose
 * letters are wider and which has a margin, and the dot of an item.
 */
function visible(line: string): string {
  return line
    .replace(/\[((?:\\.|[^[\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/^- /, '--- ')
    .replace(/`([^`]*)`/g, (_, code: string) => code + '_'.repeat(1 + Math.round(code.length / 5)))
    .replace(/\*\*|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function wrap(text: string, width: number): number {
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
