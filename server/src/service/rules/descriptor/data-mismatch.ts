import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, isValidDigest, parseDigest } from '#schemas/values/digest';
import { remove, set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { contradictionOf } from '#service/oci/contentForm';

/** Where embedded content is not what the digest promises, some clients fail, and others use one of the two. */
export default defineRule({
  id: 'data-mismatch',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'error',
  summary: 'The embedded data is not the content that digest and size describe.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  claims: ['containerd/data'],
  messages: {
    digest:
      'The data is not the content that the digest names. The digest of the data is "{actual}", and its length is {length}.',
    size: 'The length of the data is {length}, but size is {size}. The digest of the data is right, so the size is wrong.',
  },
  fixes: {
    'use-data': 'Set digest and size to those of the data',
    'set-size': 'Set size to {actualSize}',
    remove: 'Remove the data; clients fetch the content instead',
  },
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { mediaType, digest, size, data } = descriptor.value;
      if (data === undefined || data === '' || digest === undefined || isEmptyType(descriptor)) continue;
      const content = contentOf(data, digest);
      if (content === undefined) continue;
      const at = (name: string) => [...descriptor.path, name];
      const length = counted(content.size, 'byte');
      const setSize = set(at('size'), content.size, ['mediaType', 'digest']);
      if (content.digest !== digest) {
        yield {
          message: 'digest',
          at: { path: at('data') },
          values: { actual: content.digest, length },
          fixes: [
            ...(mediaType === undefined || contradictionOf(mediaType, content.bytes) === undefined
              ? [fix('use-data', [set(at('digest'), content.digest), setSize])]
              : []),
            fix('remove', remove(at('data'))),
          ],
        };
        continue;
      }
      // A negative size and the length of well-known content have rules of their own.
      if (size === undefined || size < 0 || size === content.size) continue;
      if (catalogue.content(digest) !== undefined) continue;
      yield {
        message: 'size',
        at: { path: at('size') },
        values: { length, size },
        fixes: [fix('set-size', setSize, { values: { actualSize: content.size } })],
      };
    }
  },
});

interface Content {
  readonly digest: string;
  /** Length in bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** What the data really is, by the algorithm of the digest beside it; undefined where one of the two is malformed. */
function contentOf(data: string, beside: string): Content | undefined {
  const algorithm = isValidDigest(beside) ? parseDigest(beside)?.algorithm : undefined;
  const bytes = algorithm === undefined ? undefined : decodeBase64(data);
  if (algorithm === undefined || bytes === undefined) return undefined;
  const digest = digestOf(algorithm, bytes);
  return digest === undefined ? undefined : { digest, size: bytes.length, bytes };
}
