/** In YAML 1.1, which Helm reads, these are not strings. */
const otherWord = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** Letters that are in no number: not in hexadecimal, octal, binary, or exponents. */
const letterOfNoNumber = /[g-np-wyz]/i;

const quoted = /^(?:"([^"\\\p{C}]*)"|'([^'\p{C}]*)')(?:\s+#.*)?$/u;
const plain = /^[a-z0-9][\w+./ -]*$/i;

/**
 * The string that YAML has on one line after a key and its colon. It is undefined for any other value, and for forms that
 * people hardly write there, such as text with escapes: a whole parser would be the largest part of its program.
 * @param text what follows the colon, with the comment that may be there
 */
export function yamlString(text: string): string | undefined {
  const inQuotes = quoted.exec(text.trim());
  if (inQuotes !== null) return inQuotes[1] ?? inQuotes[2];
  const value = text.replace(/\s#.*$/, '').trim();
  if (!plain.test(value) || otherWord.test(value)) return undefined;
  // A version of three numbers is a string, and one of two is a number. A parser may take an exponent for a number.
  const isString = /^(?!e[+-]?\d)[a-z]|^\d+\.\d+\.\d/i.test(value) || letterOfNoNumber.test(value);
  return isString ? value : undefined;
}
