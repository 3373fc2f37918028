/** Characters that are much narrower, or much wider, than most in the fonts of editors and browsers. */
const narrow = /[iIjl.,:;'|!()[\]{}\u00b7/ ]/;
const wide = /[mwMW@%\u2026]/;
const upper = /[A-Z0-9_=+~<>&#-]/;
/** Chinese, Japanese and Korean characters, and pictures, are as wide as they are high. */
const square = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/**
 * How wide a text is at most, roughly, in a proportional font whose size is 1. Nobody can measure it here: the picture is drawn
 * before anybody knows in which font it is shown.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (narrow.test(character)) width += 0.36;
    else if (wide.test(character)) width += 0.95;
    else if (square.test(character)) width += 1.05;
    else if (upper.test(character)) width += 0.68;
    else width += 0.6;
  }
  return width;
}

/** A text cut so that it is no wider than that many times its font size; a cut one ends in `…`. */
export function fitted(text: string, widest: number): string {
  if (textWidth(text) <= widest) return text;
  let cut = '';
  for (const character of text) {
    if (textWidth(`${cut}${character}…`) > widest) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
