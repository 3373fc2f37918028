import { remove, set } from '#service/edits/operations';
import { decodeBase64, encodeBase64 } from '#schemas/values/base64';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** Go reads `data` while it reads the document: a wrong letter here makes the whole manifest unreadable. */
export default defineRule({
  id: 'data-base64',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'error',
  summary: 'The embedded data must be base64 with padding, as RFC 4648, section 4, has it.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  messages: {
    encoding:
      'The data is not base64 as RFC 4648, section 4, has it: {reason}. Clients written in Go cannot read the document at all.',
    bits: 'The last letter of this base64 text has bits set that belong to no byte. Strict clients refuse it.',
  },
  fixes: {
    encode: 'Write the data as padded base64',
    remove: 'Remove the data; clients fetch the content instead',
  },
  automatic: ['encode'],
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { data } = descriptor.value;
      if (data === undefined || data === '' || isEmptyType(descriptor)) continue;
      const decoded = decodeBase64(data);
      const right = decoded === undefined ? normalise(data) : encodeBase64(decoded);
      if (right === data) continue;
      const path = [...descriptor.path, 'data'];
      yield {
        message: decoded === undefined ? 'encoding' : 'bits',
        ...(decoded === undefined ? {} : { severity: 'warning' as const }),
        at: { path },
        values: { reason: reasonOf(data) },
        fixes: [
          ...(right === undefined ? [] : [fix('encode' as const, set(path, right))]),
          fix('remove', remove(path)),
        ],
      };
    }
  },
});

/** Base64 in another dialect as it should be: without white space, in the standard alphabet, padded. */
function normalise(data: string): string | undefined {
  const letters = data.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const decoded = decodeBase64(letters.padEnd(Math.ceil(letters.length / 4) * 4, '='));
  return decoded === undefined || letters.length % 4 === 1 ? undefined : encodeBase64(decoded);
}

function reasonOf(data: string): string {
  if (/\s/.test(data)) return 'it has white space in it';
  if (/[^A-Za-z0-9+/=_-]/.test(data)) return 'it has characters that base64 does not know';
  if (/[-_]/.test(data)) return 'it is in the URL-safe alphabet';
  return 'its padding or its length is wrong';
}
