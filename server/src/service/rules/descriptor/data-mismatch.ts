import { remove, set } from '#service/edits/operations';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, isValidDigest, parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** Embedded content that is not what the digest promises: some clients fail, others fetch silently. */
export default defineRule({
  id: 'data-mismatch',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'error',
  summary: 'The embedded data must be the content that digest and size describe.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  messages: {
    digest:
      'The data is other content than the digest says: its digest is "{actual}", its length {length}. Clients refuse it, or ignore the data.',
    size: 'The data is {length} bytes long, not {size}. Its digest is right, so the size is wrong.',
  },
  fixes: {
    'use-data': 'Set digest and size to those of the data',
    'set-size': 'Set size to {length}',
    remove: 'Remove the data; clients fetch the content instead',
  },
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { digest, size, data } = descriptor.value;
      if (data === undefined || data === '' || digest === undefined || isEmptyType(descriptor)) continue;
      if (!isValidDigest(digest)) continue;
      const bytes = decodeBase64(data);
      const actual = bytes === undefined ? undefined : digestOf(parseDigest(digest)!.algorithm, bytes);
      if (bytes === undefined || actual === undefined) continue;
      const values = { actual, length: bytes.length, size: size ?? 0 };
      const at = (name: string) => [...descriptor.path, name];
      const setSize = set(at('size'), bytes.length, ['mediaType', 'digest']);
      if (actual !== digest) {
        yield {
          message: 'digest',
          at: { path: at('data') },
          values,
          fixes: [fix('use-data', [set(at('digest'), actual), setSize]), fix('remove', remove(at('data')))],
        };
      } else if (
        size !== undefined &&
        size >= 0 &&
        size !== bytes.length &&
        catalogue.content(digest) === undefined
      ) {
        yield {
          message: 'size',
          at: { path: at('size') },
          values,
          fixes: [fix('set-size', setSize)],
        };
      }
    }
  },
});
