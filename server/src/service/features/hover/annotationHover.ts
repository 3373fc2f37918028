import {
  imageAnnotationPrefix,
  type AnnotationEntry,
  type AnnotationValue,
} from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { fitsForm } from '#service/oci/annotationValues';
import { explainDate } from './dateHover';
import { explainDigest } from './digestHover';
import { explainLicence } from './licenceHover';
import { escapeMarkdown, link, quote } from './markdown';
import { explainMediaType } from './mediaTypeHover';
import type { Explain } from './place';
import { explainStatus } from './statusOfEntry';

/** An annotation or label: what the key is for and, on the value, what the value says. */
export const explainAnnotation: Explain = ({ path, part, value, catalogue }) => {
  const key = String(path.at(-1));
  const entry = catalogue.annotation(key);
  const about = entry === undefined ? explainUnknownKey(key) : explainKey(entry);
  if (part === 'key' || typeof value !== 'string' || value === '') return about;
  return [...(entry === undefined ? [] : explainValue(entry, value, catalogue)), ...about];
};

function explainKey(entry: AnnotationEntry): string[] {
  const { title, owner, description, status, replacement } = entry;
  return [
    `**${escapeMarkdown(title)}** · ${escapeMarkdown(owner)}`,
    escapeMarkdown(description),
    ...explainForm(entry),
    ...(status === 'current' ? [] : [explainStatus(status, replacement)]),
    link('Where it is defined', entry.link),
  ];
}

/** So many values are listed. */
const listedValues = 12;

const forms: Readonly<Record<AnnotationValue, string | undefined>> = {
  text: undefined,
  rfc3339: 'a date and time as RFC 3339 has it, such as `2026-01-02T03:04:05Z`',
  url: 'a URL',
  spdx: 'an SPDX licence expression, such as `Apache-2.0 OR MIT`',
  digest: 'a digest, such as `sha256:…`',
  reference: 'the name of an image, with its registry',
  semver: 'a version as Semantic Versioning has it',
  boolean: '`true` or `false`',
  integer: 'a whole number',
  json: 'JSON in a string',
  path: 'a path',
  'media-type': 'a media type',
  enum: 'one of the values below',
  base64: 'bytes in base64',
  pem: 'PEM blocks',
  platform: 'a platform, such as `linux/amd64`',
};

function explainForm({ value, values = [] }: AnnotationEntry): string[] {
  const form = forms[value];
  const listed = values.slice(0, listedValues).map(quote).join(', ');
  const more = values.length > listedValues ? ', …' : '';
  return [
    ...(form === undefined ? [] : [`Value: ${form}.`]),
    ...(listed === '' ? [] : [`${value === 'enum' ? 'Values' : 'For example'}: ${listed}${more}`]),
  ];
}

/** What a value says beyond its letters. */
function explainValue(entry: AnnotationEntry, value: string, catalogue: Catalogue): string[] {
  if (entry.value === 'spdx') return explainLicence(value);
  if (!fitsForm(entry, value)) return [`The value is not ${forms[entry.value] ?? 'of the right form'}.`];
  switch (entry.value) {
    case 'rfc3339':
      return explainDate(value);
    case 'digest':
      return explainDigest(value, catalogue);
    case 'media-type':
      return explainMediaType(value, catalogue).slice(0, 2);
    default:
      return [];
  }
}

function explainUnknownKey(key: string): string[] {
  if (key.startsWith(imageAnnotationPrefix) || key.startsWith('org.opencontainers.'))
    return [`The specification reserves ${quote('org.opencontainers')} and defines no ${quote(key)}.`];
  const domain = /^([a-z0-9-]+)\.([a-z0-9-]+)(?=[./])/.exec(key);
  return [
    'An annotation that is not in the catalogue. That is fine for one of your own.',
    ...(domain === null
      ? []
      : [`By its first words it belongs to the owner of ${quote(`${domain[2]}.${domain[1]}`)}.`]),
  ];
}
