import { specificationSection } from '#schemas/model/field';
import { withoutTrailing } from '#schemas/trailing';
import { decodeBase64, encodeBase64 } from '#schemas/values/base64';
import type { DescriptorView } from '#service/document/views';
import { remove, set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix, type FixProposal, type Report } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { soundData } from '#service/oci/contentForm';

/** Go decodes `data` while it reads the document: one wrong character makes the whole manifest unreadable. */
export default defineRule({
  id: 'data-base64',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'error',
  summary: 'The embedded data is not base64 with padding, as RFC 4648, section 4, defines it.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  messages: {
    'white-space':
      'The data contains white space, which base64 (RFC 4648, section 4) does not allow. Clients written in Go that use data cannot read the document at all.',
    'line-breaks':
      'The data contains line breaks, which base64 (RFC 4648, section 4) does not allow. Go ignores them, but the RFC requires that decoders refuse them.',
    characters:
      'The data contains characters that base64 (RFC 4648, section 4) does not have. Clients written in Go that use data cannot read the document at all.',
    alphabet:
      'The data is in the URL-safe alphabet and not in the one that base64 (RFC 4648, section 4) uses. Clients written in Go that use data cannot read the document at all.',
    padding:
      'The padding or the length of the data is wrong for base64 (RFC 4648, section 4). Clients written in Go that use data cannot read the document at all.',
    bits: 'The last character of this base64 string sets bits that belong to no byte. The RFC allows decoders to refuse it.',
  },
  fixes: {
    encode: 'Write the data as padded base64',
    'encode-size': 'Write the data as padded base64, and set size to {size}',
    remove: 'Remove the data; clients fetch the content instead',
  },
  automatic: ['encode', 'encode-size'],
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { data } = descriptor.value;
      if (data === undefined || data === '' || isEmptyType(descriptor)) continue;
      const letters = data.replace(/[\r\n]+/g, '');
      const decoded = decodeBase64(letters);
      const sound = decoded === undefined ? repair(letters) : encodeBase64(decoded);
      if (sound === data) continue;
      const path = [...descriptor.path, 'data'];
      const removal = fix('remove', remove(path));
      // Padded or not, data with another digest is not the content.
      const content = sound === undefined ? undefined : soundData({ ...descriptor.value, data: sound });
      const isContent = sound !== undefined && content !== undefined;
      const fixes = isContent ? [encoding(descriptor, sound, content.length), removal] : [removal];
      yield { ...verdictOn(data, letters, decoded), at: { path }, fixes };
    }
  },
});

/** Writes the data. A digest proves the size as well: one that is wrong would be the next finding, once the data can be read. */
function encoding(
  { path, value }: DescriptorView,
  data: string,
  size: number,
): FixProposal<'encode' | 'encode-size'> {
  const written = set([...path, 'data'], data);
  const isRight = value.digest === undefined || value.size === undefined || value.size === size;
  return isRight
    ? fix('encode', written)
    : fix('encode-size', [written, set([...path, 'size'], size)], { values: { size } });
}

/**
 * Another dialect of base64 in the right one: without white space, in the standard alphabet, padded. Undefined where that
 * would lose bits or read letters of two alphabets as one: such a text may never have been base64.
 */
function repair(data: string): string | undefined {
  const letters = withoutTrailing(data.replace(/\s+/g, ''), '=');
  if (/[-_]/.test(letters) && /[+/]/.test(letters)) return undefined;
  const standard = letters.replaceAll('-', '+').replaceAll('_', '/');
  const padded = standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
  const decoded = decodeBase64(padded);
  return decoded !== undefined && encodeBase64(decoded) === padded ? padded : undefined;
}

type Problem = 'white-space' | 'characters' | 'alphabet' | 'padding';

/** What Go reads is a lesser mistake: it ignores line breaks and does not look at bits that belong to no byte. */
function verdictOn(
  data: string,
  letters: string,
  decoded: Uint8Array | undefined,
): Pick<Report<Problem | 'line-breaks' | 'bits'>, 'message' | 'severity'> {
  if (decoded === undefined) return { message: problemOf(letters), severity: 'error' };
  return { message: letters === data ? 'bits' : 'line-breaks', severity: 'warning' };
}

function problemOf(data: string): Problem {
  if (/\s/.test(data)) return 'white-space';
  if (/[^A-Za-z0-9+/=_-]/.test(data)) return 'characters';
  return /[-_]/.test(data) ? 'alphabet' : 'padding';
}
