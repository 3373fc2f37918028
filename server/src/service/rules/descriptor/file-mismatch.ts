import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { encodeBase64 } from '#schemas/values/base64';
import { algorithmOf, isValidDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import type { Neighbor } from '#service/neighbors/neighbors';
import { titledFile } from '#service/neighbors/neighborQuery';
import { isEmptyType } from '#service/oci/content';
import { canHave } from '#service/oci/contentForm';

/** Manifests are kept beside the files that they describe, and nobody notices that a file was built anew. */
export default defineRule({
  id: 'file-mismatch',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'neighbors',
  severity: 'warning',
  summary: 'The file that a title names is not the content that digest and size describe.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    digest:
      'The file "{file}" is not the content that this digest names. The digest of the file is "{actual}", and its length is {length}.',
    size: 'The length of the file "{file}" is {length}, but size is {size}. The digest of the file is right, so the size is wrong.',
    length:
      'The length of the file "{file}" is {length}, but size is {size}. Therefore, the file is not the content that the digest names.',
  },
  fixes: {
    'use-file': 'Use the digest and size of {file}',
    'set-size': 'Set size to {actualSize}',
  },
  automatic: ['set-size'],
  *check({ descriptors, neighbors, catalogue }) {
    for (const descriptor of neighbors === undefined ? [] : descriptors) {
      const { mediaType, digest, size, data } = descriptor.value;
      const path = digest === undefined || isEmptyType(descriptor) ? undefined : titledFile(descriptor);
      const file = path === undefined ? undefined : neighbors?.files.get(path);
      if (file === undefined || digest === undefined || !isValidDigest(digest)) continue;
      // Where the file is of another type, the descriptor is not about its bytes as they are, or its type is wrong.
      if (mediaType !== undefined && !canHave(mediaType, file.head)) continue;
      const values = { file: file.path, length: counted(file.size, 'byte') };
      const at = (name: string) => ({ path: [...descriptor.path, name] });
      const algorithm = algorithmOf(digest);
      const actual = file.digests.find((known) => algorithmOf(known) === algorithm);
      if (actual !== undefined && actual !== digest) {
        // Content that is well-known, such as none at all, is mostly a file that is not complete yet.
        const isKnown = catalogue.content(actual) !== undefined;
        yield {
          message: 'digest',
          at: at('digest'),
          values: { ...values, actual },
          fixes: isKnown ? [] : [fix('use-file', useFile(descriptor, file, actual))],
        };
        continue;
      }
      // A negative size, and that of content that is known without the file, have rules of their own.
      if (size === undefined || size < 0 || size === file.size) continue;
      if (data !== undefined || catalogue.content(digest) !== undefined) continue;
      yield actual === undefined
        ? { message: 'length', at: at('size'), values: { ...values, size } }
        : {
            message: 'size',
            at: at('size'),
            values: { ...values, size },
            fixes: [fix('set-size', set(at('size').path, file.size), { values: { actualSize: file.size } })],
          };
    }
  },
});

/** Makes a descriptor that of a file. Embedded content follows it, or is left out where the file is too long for that. */
function useFile({ path, value }: DescriptorView, file: Neighbor, digest: string): readonly EditOperation[] {
  const operations = [
    set([...path, 'digest'], digest),
    set([...path, 'size'], file.size, ['mediaType', 'digest']),
  ];
  if (value.data === undefined) return operations;
  const data = [...path, 'data'];
  const isWhole = file.head.length === file.size;
  return [...operations, isWhole ? set(data, encodeBase64(file.head)) : remove(data)];
}
