import { isLicenseExpression } from '#schemas/values/spdx';
import parseLicence, { type Info } from 'spdx-expression-parse';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { escapeMarkdown, link, quote } from './markdown';

/** An SPDX licence expression in words, with a link for each licence; of what is none, what may be meant. */
export function explainLicence(text: string): string[] {
  if (isLicenseExpression(text)) return [`**Licence**: ${inWords(parseLicence(text))}.`];
  const meant = commonLicenses.get(text.trim().toLowerCase());
  return [
    `${quote(text)} is no SPDX licence expression.${meant === undefined ? '' : ` ${quote(meant)} may be meant.`}`,
  ];
}

function inWords(info: Info): string {
  if ('conjunction' in info) {
    const conjunction = info.conjunction === 'or' ? 'or, as the recipient chooses,' : 'and also';
    return [info.left, info.right]
      .map((part) => ('conjunction' in part ? `(${inWords(part)})` : inWords(part)))
      .join(` ${conjunction} `);
  }
  const name = link(escapeMarkdown(info.license), `https://spdx.org/licenses/${info.license}.html`);
  const later = info.plus === true ? ' or a later version' : '';
  const exception =
    info.exception === undefined ? '' : ` with the exception ${escapeMarkdown(info.exception)}`;
  return `${name}${later}${exception}`;
}
