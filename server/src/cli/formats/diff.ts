import type { Look, Style } from '#cli/look';
import type { FileDiff } from '#cli/report';
import type { DiffLine } from '#cli/unifiedDiff';
import { outputLine, outputPart } from './outputLine';

const styles: Readonly<Partial<Record<DiffLine['mark'], Style>>> = { '@@': 'cyan', '-': 'red', '+': 'green' };

/**
 * What would change in files, as `patch -p0` reads it. Hidden characters but tabs are shown as escapes, so that a patch
 * with such a line does not apply.
 */
export function formatDiffs(diffs: readonly FileDiff[], { paint }: Look): string {
  const lines = diffs.flatMap(({ path, lines }) => [
    paint('bold', `--- ${outputPart(path)}`),
    paint('bold', `+++ ${outputPart(path)}`),
    ...lines.map((line) => {
      const style = styles[line.mark];
      return style === undefined ? textOf(line) : paint(style, textOf(line));
    }),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

function textOf({ mark, text }: DiffLine): string {
  if (mark === '@@') return text;
  // The carriage return of a line break would be shown as an escape at the end of every line.
  const shown = `${mark}${text.replace(/\r$/, '')}`;
  return shown
    .split('\t')
    .map((part) => outputLine(part))
    .join('\t');
}
