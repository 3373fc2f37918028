import { parseDigest } from '../../../../../schemas/src/catalogue/digests';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule, descriptorKinds } from '../rule';
import { decodeBase64, digestOf, isEmptyType } from './content';
import { isSoundDigest } from './digestRepair';

/** Embedded content that is not what the digest promises: some clients fail, others fetch silently. */
export default defineRule({
  id: 'data-mismatch',
  subject: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'error',
  summary: 'The embedded data must be the content that digest and size describe.',
  specification: specification('descriptor.md', 'embedded-content'),
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
      if (!isSoundDigest(digest)) continue;
      const bytes = decodeBase64(data);
      const actual = bytes === undefined ? undefined : digestOf(parseDigest(digest)!.algorithm, bytes);
      if (bytes === undefined || actual === undefined) continue;
      const values = { actual, length: bytes.length, size: size ?? 0 };
      const at = (name: string) => [...descriptor.path, name];
      const setSize = {
        op: 'set' as const,
        path: at('size'),
        value: bytes.length,
        after: ['mediaType', 'digest'],
      };
      if (actual !== digest) {
        yield {
          message: 'digest',
          at: { path: at('data') },
          values,
          fixes: [
            { fix: 'use-data', operations: [{ op: 'set', path: at('digest'), value: actual }, setSize] },
            { fix: 'remove', operations: [{ op: 'remove', path: at('data') }] },
          ],
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
          fixes: [{ fix: 'set-size', operations: [setSize] }],
        };
      }
    }
  },
});
