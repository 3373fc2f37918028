import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { escapeMarkdown, quote } from '#schemas/markdown';

const states: Readonly<Record<Exclude<MediaTypeEntry['status'], 'current'>, string>> = {
  deprecated: '**Deprecated**.',
  legacy: '**Legacy**. Current tools no longer write it.',
  reserved: '**Reserved** or only proposed.',
};

/**
 * Why an entry of the catalogue is not for new documents, and what to use instead.
 * @param title the title of the replacement, where it has one
 */
export function explainStatus(
  status: keyof typeof states,
  replacement: string | undefined,
  title?: string,
): string {
  if (replacement === undefined) return states[status];
  if (title === undefined) return `${states[status]} Use ${quote(replacement)} instead.`;
  return `${states[status]} Use ${quote(replacement)} (${escapeMarkdown(title)}) instead.`;
}
