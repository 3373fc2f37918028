import parseExpression from 'spdx-expression-parse';

/**
 * The longest text, in UTF-16 code units, that is parsed as a license expression: the time that parsing takes grows
 * with the square of the length.
 */
const longestExpression = 1000;

/**
 * Tells whether a text is an SPDX license expression: identifiers from the SPDX License List, joined by `AND`, `OR`,
 * and `WITH` (SPDX specification, "SPDX license expressions"). Texts beyond 1000 UTF-16 code units never are.
 */
export function isLicenseExpression(text: string): boolean {
  if (text.length > longestExpression) return false;
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}
