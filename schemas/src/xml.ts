import { printable, type PrintableOptions } from './printable';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text that may come from a document as text of XML or HTML, or as the value of an attribute in quotes. It cannot end either,
 * and it has no character that XML does not allow: hidden ones become visible escapes such as `\u202e`.
 */
export function escapeXml(text: string, options?: PrintableOptions): string {
  return printable(text, options)
    .replace(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
