/**
 * Blanks: the places of a prepared piece of JSON that its author fills in. A blank is a string, so that pieces are
 * plain data and any printer of JSON prints them; two private-use characters on either side mark it. What was
 * printed becomes a snippet of the language server protocol, or plain text with the defaults in the blanks.
 */

const open = '\uE0B0';
const close = '\uE0B1';
const bareOpen = '\uE0B2';
const bareClose = '\uE0B3';
const between = '\uE0B4';
const again = '\uE0B5';
const marks = /[\uE0B0-\uE0B5]/g;

/** A blank inside a string, with the text that it has at first. */
export function placeholder(text = ''): string {
  return open + text.replace(marks, '') + close;
}

/** A blank inside a string with a choice of texts, the likeliest first. An editor shows `most` of them, each once. */
export function choice(texts: readonly string[], most = Infinity): string {
  const offered = [...new Set(texts.map((text) => text.replace(marks, '')))];
  return open + offered.slice(0, most).join(between) + close;
}

/** A blank that is filled in together with an equal one before it, which it repeats. */
export function repeated(blank: string): string {
  return blank.replace(open, open + again);
}

/** A blank that stands for a whole value, such as a number; it is printed without quotes. */
export function barePlaceholder(text = ''): string {
  return bare(placeholder(text));
}

/** JSON that is printed as it is, without quotes, blanks in it included. */
export function bare(json: string): string {
  return bareOpen + json + bareClose;
}

/** Takes the marks of blanks out of text from elsewhere. */
export function withoutPlaceholders(text: string): string {
  return text.replace(marks, '');
}

const bareQuotes = /"\uE0B2([^\uE0B2\uE0B3]*)\uE0B3"/g;
const anyBlank = /\uE0B0([^\uE0B0\uE0B1]*)\uE0B1/g;

/**
 * Printed JSON as a snippet: blanks become tab stops in the order of the text, those that repeat one have its number, and
 * everything else is escaped.
 */
export function toSnippet(printed: string): string {
  let stop = 0;
  const stops = new Map<string, number>();
  return printed
    .replace(bareQuotes, '$1')
    .replace(/[\\$]/g, '\\$&')
    .replace(anyBlank, (_, text: string) => {
      const first = text.startsWith(again) ? stops.get(text.slice(again.length)) : undefined;
      if (first !== undefined) return `$${first}`;
      stops.set(text, ++stop);
      if (text === '') return `$${stop}`;
      const texts = text.split(between);
      return texts.length === 1
        ? `\${${stop}:${text.replaceAll('}', '\\}')}}`
        : `\${${stop}|${texts.map((each) => each.replace(/[,|]/g, '\\$&')).join(',')}|}`;
    });
}

/** Printed JSON as plain text, with the defaults in the blanks. */
export function toPlainText(printed: string): string {
  return printed
    .replace(bareQuotes, '$1')
    .replace(anyBlank, (_, text: string) => text.replace(again, '').split(between, 1)[0] ?? '');
}

/** Tells whether printed JSON has anything to fill in. */
export function hasPlaceholders(printed: string): boolean {
  return printed.includes(open);
}
