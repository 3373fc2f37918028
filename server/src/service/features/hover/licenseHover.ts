import { isLicenseExpression } from '#schemas/values/spdx';
import parseLicense, { type Info } from 'spdx-expression-parse';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { counted, eitherOf, listOf } from '#schemas/prose';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { link } from './markdown';

/** The most licenses of an expression that are put into words. */
const mostLicenses = 6;

/**
 * An SPDX license expression in words, with a link for each license; for anything else, what it may mean.
 * @param isReported whether a finding says that it is no such expression
 */
export function explainLicense(text: string, isReported: boolean): string[] {
  if (isLicenseExpression(text)) {
    const info = parseLicense(text);
    const number = countLicenses(info);
    return [
      number > mostLicenses
        ? `**License**: ${counted(number, 'license')}.`
        : `**License**: ${inWords(info)}.`,
      ...(joins(info, 'or') ? ['Where licenses are joined by “or”, the recipient chooses.'] : []),
      ...(joins(info, 'and') ? ['Where licenses are joined by “and”, all of them apply.'] : []),
    ];
  }
  if (isReported) return [];
  const meant = commonLicenses.get(text.trim().toLowerCase());
  return meant === undefined
    ? [`${quote(text)} is not a valid SPDX license expression.`]
    : [`${quote(text)} is not a valid SPDX license expression. Did you mean ${quote(meant)}?`];
}

function countLicenses(info: Info): number {
  return 'conjunction' in info ? countLicenses(info.left) + countLicenses(info.right) : 1;
}

function joins(info: Info, conjunction: 'and' | 'or'): boolean {
  if (!('conjunction' in info)) return false;
  return info.conjunction === conjunction || joins(info.left, conjunction) || joins(info.right, conjunction);
}

function inWords(info: Info): string {
  if ('conjunction' in info) {
    const parts = [info.left, info.right].map((part) =>
      'conjunction' in part ? `(${inWords(part)})` : inWords(part),
    );
    return info.conjunction === 'or' ? eitherOf(parts) : listOf(parts);
  }
  const name = link(escapeMarkdown(info.license), `https://spdx.org/licenses/${info.license}.html`);
  const later = info.plus === true ? ' or a later version' : '';
  const exception =
    info.exception === undefined ? '' : ` with the exception ${escapeMarkdown(info.exception)}`;
  return `${name}${later}${exception}`;
}
