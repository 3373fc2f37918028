import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { escapeMarkdown, quote } from './markdown';

const states: Readonly<Record<Exclude<MediaTypeEntry['status'], 'current'>, string>> = {
  deprecated: '**Deprecated**',
  legacy: '**No longer written** by current tools',
  reserved: '**Reserved** or only proposed',
};

/**
 * Why an entry of the catalogue is not for new documents, and what is.
 * @param title the title of the replacement, where it has one
 */
export function explainStatus(
  status: keyof typeof states,
  replacement: string | undefined,
  title?: string,
): string {
  if (replacement === undefined) return `${states[status]}.`;
  const named = title === undefined ? '' : ` (${escapeMarkdown(title)})`;
  return `${states[status]}. Use ${quote(replacement)} instead${named}.`;
}
