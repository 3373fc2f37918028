import { jsonOf } from '#service/features/embeddedContent';
import { codeBlock } from './markdown';

/** How much of a text is shown. */
export interface PreviewLimits {
  readonly lines: number;
  /** In UTF-16 code units. */
  readonly width: number;
}

/** The first lines of a text as a block of code: text as it is, and JSON laid out. */
export function preview(text: string, { lines: most, width }: PreviewLimits): string {
  const json = jsonOf(text);
  const [shown, language] =
    json === undefined ? [text.replace(/\n$/, ''), 'text'] : [JSON.stringify(json, null, 2), 'json'];
  const lines = shown.slice(0, most * (width + 1)).split('\n');
  const cut = lines.slice(0, most).map((line) => (line.length > width ? `${line.slice(0, width)}…` : line));
  const isWhole = cut.length === lines.length && lines.join('\n').length === shown.length;
  return codeBlock((isWhole ? cut : [...cut, '…']).join('\n'), language);
}
