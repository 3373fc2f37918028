import parseExpression from 'spdx-expression-parse';

/** The longest text, in UTF-16 code units, that is taken for a license expression; parsing takes time by its square. */
const longestExpression = 1000;

/** Tells whether a text is an SPDX license expression. */
export function isLicenseExpression(text: string): boolean {
  if (text.length > longestExpression) return false;
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}
