import parseLicence from 'spdx-expression-parse';
import type { AnnotationEntry } from '../../../../../schemas/src/catalogue/annotations';
import { encodingProblem, parseDigest } from '../../../../../schemas/src/catalogue/digests';
import { isMediaType } from '../../../../../schemas/src/catalogue/mediaTypes';
import { isDateTime } from '../config/dateTime';

/** The longest text that is taken for a licence expression; parsing takes time by its square. */
const longestLicence = 1000;

/** Tells whether a value has the form that its annotation asks for; the empty value is always legal. */
export function fitsForm({ value: form, values }: AnnotationEntry, text: string): boolean {
  if (text === '') return true;
  switch (form) {
    case 'rfc3339':
      return isDateTime(text);
    case 'url':
      return isUrl(text);
    case 'spdx':
      return isLicence(text);
    case 'digest':
      return isDigest(text);
    case 'boolean':
      return /^(?:true|false|1|0)$/i.test(text);
    case 'integer':
      return /^-?\d+$/.test(text);
    case 'json':
      return isJson(text);
    case 'media-type':
      return isMediaType(text);
    case 'enum':
      return values === undefined || values.includes(text);
    case 'base64':
    case 'path':
    case 'pem':
    case 'platform':
    case 'reference':
    case 'semver':
    case 'text':
      return true;
  }
}

/** Tells whether a text is a digest that can be computed. */
export function isDigest(text: string): boolean {
  const digest = parseDigest(text);
  return digest !== undefined && encodingProblem(digest) === undefined;
}

/** Tells whether a text is an absolute URL. */
export function isUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/.test(text) && URL.canParse(text);
}

/** Tells whether a text is an SPDX licence expression. */
export function isLicence(text: string): boolean {
  if (text.length > longestLicence) return false;
  try {
    parseLicence(text);
    return true;
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
