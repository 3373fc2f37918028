import { type AnnotationEntry, type AnnotationValue } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isWithin } from '#schemas/jsonPath';
import { knownAnnotation, reservedPrefix } from '#service/oci/annotationKeys';
import { fitsForm } from '#service/oci/annotationValues';
import { explainDate } from './dateHover';
import { explainDigest } from './digestHover';
import { explainLicense } from './licenseHover';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { explainMediaType } from './mediaTypeHover';
import { describe } from '#service/features/describe';
import type { Explanation, HoverTarget } from './hoverTarget';
import { explainStatus } from './entryStatus';
import { inSeries } from '#schemas/prose';

/** An annotation or label: on the value what the value says, then what the key is for, then what values it has. */
export function explainAnnotation({
  path,
  part,
  value,
  model,
  catalogue,
  isReported,
}: HoverTarget): Explanation {
  const key = String(path.at(-1));
  const place = model.annotations.find(({ path: owner }) => isWithin(path, owner))?.place ?? 'document';
  const entry = knownAnnotation(key, place, catalogue);
  if (entry === undefined) return { facts: explainUnknownKey(key, isReported) };
  const said = part === 'value' && typeof value === 'string' && value !== '';
  return {
    facts: [
      ...(said ? explainValue(entry, value, catalogue, isReported) : []),
      `**${escapeMarkdown(entry.title)}** · ${escapeMarkdown(entry.owner)}`,
      describe(entry),
      ...explainForm(entry),
      ...(entry.status === 'current' || isReported ? [] : [explainStatus(entry.status, entry.replacement)]),
    ],
    sources: [entry.link],
  };
}

/** The most values that are listed. */
const listedValues = 5;

/** What is said about the form of a value. */
interface FormTexts {
  /** What a value must be; undefined where the values themselves are listed. */
  readonly expected?: string;
  /** That a value is something else, for the forms that are checked. */
  readonly violated?: string;
}

const forms: Readonly<Partial<Record<AnnotationValue, FormTexts>>> = {
  rfc3339: {
    expected: 'Value: a date and time in RFC 3339 format, such as `2026-01-02T03:04:05Z`.',
    violated:
      'The value is not a date and time in RFC 3339 format. A valid value is `2026-01-02T03:04:05Z`, for example.',
  },
  url: { expected: 'Value: a URL.', violated: 'The value is not a URL.' },
  spdx: { expected: 'Value: an SPDX license expression, such as `Apache-2.0 OR MIT`.' },
  digest: {
    expected: 'Value: a digest, such as `sha256:…`.',
    violated: 'The value is not a valid digest. Digests look like `sha256:…`.',
  },
  reference: { expected: 'Value: the name of an image, with its registry.' },
  semver: { expected: 'Value: a version in Semantic Versioning format.' },
  boolean: { expected: 'Value: `true` or `false`.', violated: 'The value is neither `true` nor `false`.' },
  integer: { expected: 'Value: a whole number.', violated: 'The value is not a whole number.' },
  json: { expected: 'Value: JSON in a string.', violated: 'The value is not JSON in a string.' },
  path: { expected: 'Value: a path.' },
  'media-type': { expected: 'Value: a media type.', violated: 'The value is not a media type.' },
  enum: {
    violated: 'The value is not one of those that are defined.',
  },
  base64: { expected: 'Value: bytes in base64.' },
  pem: { expected: 'Value: PEM blocks.' },
  platform: { expected: 'Value: a platform, such as `linux/amd64`.' },
};

function explainForm({ value, values = [] }: AnnotationEntry): string[] {
  const form = forms[value];
  const shown = values.slice(0, listedValues).map(quote);
  const listed = inSeries(values.length > listedValues ? [...shown, '…'] : shown);
  const sentences = [
    ...(form?.expected === undefined ? [] : [form.expected]),
    ...(listed === '' ? [] : [value === 'enum' ? `Possible values: ${listed}` : `Examples: ${listed}`]),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** What a value means; of one with the wrong form, that it is wrong where no finding says so. */
function explainValue(
  entry: AnnotationEntry,
  value: string,
  catalogue: Catalogue,
  isReported: boolean,
): readonly string[] {
  if (entry.value === 'spdx') return explainLicense(value, isReported);
  if (!fitsForm(entry, value) && isReported) return [];
  if (!fitsForm(entry, value)) return [forms[entry.value]?.violated ?? 'The value has the wrong form.'];
  switch (entry.value) {
    case 'rfc3339':
      return explainDate(value);
    case 'digest':
      return explainDigest(value, catalogue, isReported);
    case 'media-type':
      return explainMediaType(value, catalogue, isReported).facts.slice(0, 1);
    default:
      return [];
  }
}

function explainUnknownKey(key: string, isReported: boolean): string[] {
  if (key.startsWith(reservedPrefix)) {
    if (isReported) return [];
    return [
      `The specification reserves keys that begin with ${quote('org.opencontainers')}, and does not define ${quote(key)}.`,
    ];
  }
  const domain = /^([a-z0-9-]+)\.([a-z0-9-]+)(?=[./])/.exec(key);
  return [
    'This annotation is unknown. That is fine if it is your own.',
    ...(domain === null
      ? []
      : [`Its prefix suggests that it belongs to the owner of ${quote(`${domain[2]}.${domain[1]}`)}.`]),
  ];
}
