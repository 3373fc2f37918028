import { isValidDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { printable } from '#schemas/printable';
import { isNamed, isSound, referredBlobs } from '#service/layout/referredBlobs';
import { digestOfPath, indexFile, type LayoutContent } from '#service/layout/layout';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** A blob is found by its digest, so content that was changed has the name of other content. */
export default defineRule({
  id: 'blob-digest',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  claims: ['go-containerregistry/linked-blob'],
  summary: 'The content of a blob in the layout does not match the digest in its name.',
  source: specificationSection('image-layout.md', 'blobs'),
  messages: {
    changed:
      'The content of the blob does not match the digest in its name. Its digest is {actual}. It was changed, or is not ' +
      'complete. Clients that check the digest refuse it.',
    unlisted:
      'The content of {path} does not match the digest in its name. Its digest is {actual}. It was changed, or is not ' +
      'complete. The index does not lead to this blob.',
    unread: 'The blob {path} cannot be read: {problem}.',
    'not-file': 'The blob cannot be read: {path} is not a regular file.',
    dangling: 'The blob cannot be read: {path} is a link to {link}, where there is no file.',
    outside:
      'The blob was not read: {path} is a link to {link}, which is outside the layout. {go-containerregistry/linked-blob}',
    link: 'The blob was not read: {path} is a link, and it is unknown where it leads.',
  },
  repairs: ['rehash'],
  *check({ descriptors, layout }) {
    const told = new Set<string>();
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      if (blob === undefined || told.has(blob.path)) continue;
      const message = problemOf(blob);
      if (message === undefined) continue;
      told.add(blob.path);
      yield {
        message,
        at: { path: [...descriptor.path, 'digest'] },
        values: {
          actual: blob.digest ?? '',
          path: blob.path,
          problem: blob.problem ?? '',
          link: printable(blob.link ?? ''),
        },
        severity: message === 'outside' || message === 'link' ? 'information' : 'error',
        ...(message === 'changed' && { repair: 'rehash' as const }),
      };
    }
    if (layout?.path !== indexFile) return;
    for (const { path, digest } of layout.layout.contents.values()) {
      if (digest === undefined || isNamed(path, digest) || layout.layout.referencesTo(path).length > 0)
        continue;
      // A file whose name is not a digest has a finding about its name.
      if (!isValidDigest(digestOfPath(path) ?? '')) continue;
      yield {
        message: 'unlisted',
        at: { path: ['manifests'], part: 'key' },
        values: { path, actual: digest },
        repair: 'rehash',
      };
    }
  },
});

function problemOf(content: LayoutContent) {
  const { type, link, problem } = content;
  if (isSound(content)) return undefined;
  if (type === 'outside') return link === undefined ? 'link' : 'outside';
  if (type === 'other' && link !== undefined) return 'dangling';
  if (type !== 'file') return 'not-file';
  return problem === undefined ? 'changed' : 'unread';
}
