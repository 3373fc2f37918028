import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { isValidDigest } from '#schemas/values/digest';
import { isMadeUp } from '#schemas/values/digestRepair';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { hasData, isEmptyType } from '#service/oci/content';
import { titledContent, useFile } from '#service/reports/titledContent';

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
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      const content = titledContent(descriptor, neighbors);
      if (content === undefined || digest === undefined || isEmptyType(descriptor)) continue;
      // Placeholders have a rule of their own.
      if (!isValidDigest(digest) || isMadeUp(digest)) continue;
      const { file, digest: actual } = content;
      const values = { file: file.path, length: counted(file.size, 'byte') };
      if (actual !== undefined && actual !== digest) {
        const operations = useFile(descriptor, content, catalogue);
        yield {
          message: 'digest',
          at: { path: [...descriptor.path, 'digest'] },
          values: { ...values, actual },
          fixes: operations === undefined ? [] : [fix('use-file', operations)],
        };
        continue;
      }
      // A negative size, and that of content that is known without the file, have rules of their own.
      if (size === undefined || size < 0 || size === file.size) continue;
      if (hasData(descriptor.value) || catalogue.content(digest) !== undefined) continue;
      const path = [...descriptor.path, 'size'];
      const setSize = fix('set-size', set(path, file.size), { values: { actualSize: file.size } });
      yield {
        message: actual === undefined ? 'length' : 'size',
        at: { path },
        values: { ...values, size },
        fixes: actual === undefined ? [] : [setSize],
      };
    }
  },
});
