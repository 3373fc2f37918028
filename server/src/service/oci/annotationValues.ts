import type { AnnotationEntry } from '#schemas/catalogue/annotations';
import { isDateTime } from '#schemas/values/dateTime';
import { isValidDigest } from '#schemas/values/digest';
import { isMediaType } from '#schemas/values/mediaType';
import { isLicenseExpression } from '#schemas/values/spdx';
import { isUrl } from '#schemas/values/uri';

/** Tells whether a value has the form that its annotation asks for; the empty value is always legal. */
export function fitsForm({ value: form, values }: AnnotationEntry, text: string): boolean {
  if (text === '') return true;
  switch (form) {
    case 'rfc3339':
      return isDateTime(text);
    case 'url':
      return isUrl(text);
    case 'spdx':
      return isLicenseExpression(text);
    case 'digest':
      return isValidDigest(text);
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
