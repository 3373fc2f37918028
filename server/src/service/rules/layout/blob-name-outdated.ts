import { specificationSection } from '#schemas/model/field';
import { meansDigest } from '#service/layout/otherNames';
import { isDamaged, isJson } from '#service/layout/repairs/jsonBytes';
import { isNamed } from '#service/layout/referredBlobs';
import { allKinds, defineRule } from '#service/lint/rule';

/**
 * Whoever edits a blob looks at the blob, and not at what refers to it, where the mistake is told as an error. This is for
 * them, and offers the way out.
 */
export default defineRule({
  id: 'blob-name-outdated',
  category: 'layout',
  kinds: allKinds,
  onlyWith: 'layout',
  severity: 'information',
  summary: 'A blob of a layout no longer has the digest in its name.',
  source: specificationSection('image-layout.md', 'blobs'),
  messages: {
    changed:
      'This blob no longer has the digest in its name. Its digest is {actual}. Give it that name, and change each ' +
      'document that refers to it, up to index.json.',
    damaged:
      'This blob no longer has the digest in its name. Its digest is {actual}. It cannot be repaired, because it is not ' +
      'valid JSON. Correct the JSON first, or use a copy of the original instead.',
    replaced:
      'This blob no longer has the digest in its name. Its digest is {actual}. It cannot be repaired, because it is not ' +
      'what a descriptor says that it is. Use a copy of the original instead.',
  },
  repairs: ['rehash'],
  *check({ layout }) {
    if (layout === undefined) return;
    const content = layout.layout.contents.get(layout.path);
    if (content?.digest === undefined || isNamed(content.path, content.digest)) return;
    // A name that means the digest is a finding itself.
    if (meansDigest(content.path, content.digest)) return;
    const found = { at: { path: [] }, values: { actual: content.digest } };
    const { bytes } = content;
    yield isDamaged(content, layout.layout)
      ? { ...found, message: bytes !== undefined && isJson(bytes) ? 'replaced' : 'damaged' }
      : { ...found, message: 'changed', repair: 'rehash' };
  },
});
