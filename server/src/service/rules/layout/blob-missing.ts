import { blobPath } from '#service/oci/blobPath';
import { parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { referredBlobs, type ReferredBlob } from '#service/layout/referredBlobs';

/** A layout may be sparse, but whoever copies the whole image then fails. */
export default defineRule({
  id: 'blob-missing',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'information',
  summary: 'A descriptor names a blob that the layout does not have.',
  source: specificationSection('image-layout.md', 'blobs'),
  messages: {
    one: 'The layout does not have this blob, {path}. That is allowed, but the content cannot be read from the layout.',
    several:
      'The layout does not have {count} of the {total} blobs in this document. That is allowed, but their content ' +
      'cannot be read from the layout. The first is {path}.',
    subject:
      'The layout does not have the subject, {path}. That is allowed: a referrer may be stored without its subject.',
    related: 'The layout does not have this blob.',
  },
  *check({ descriptors, layout }) {
    const referred = [...referredBlobs(descriptors, layout)];
    const missing = referred.filter(isMissing);
    for (const { descriptor } of missing.filter(isSubject)) {
      const path = [...descriptor.path, 'digest'];
      yield { message: 'subject', at: { path }, values: { path: pathOf(descriptor.value.digest) } };
    }
    const [first, ...others] = missing.filter((blob) => !isSubject(blob));
    if (first === undefined) return;
    yield {
      message: others.length === 0 ? 'one' : 'several',
      at: { path: [...first.descriptor.path, 'digest'] },
      values: {
        path: pathOf(first.descriptor.value.digest),
        count: others.length + 1,
        total: referred.filter((blob) => !isSubject(blob)).length,
      },
      related: others
        .slice(0, mostRelated)
        .map(({ descriptor }) => ({ path: [...descriptor.path, 'digest'], message: 'related' })),
      ...(first.descriptor.role === 'manifest' && { repair: 'prune' as const }),
    };
  },
});

/** Nobody looks through more places than this. */
const mostRelated = 20;

function isMissing({ blob, descriptor: { value } }: ReferredBlob): boolean {
  // Embedded content is there, and content with URLs is meant to be somewhere else.
  return blob === undefined && value.data === undefined && (value.urls ?? []).length === 0;
}

function isSubject({ descriptor }: ReferredBlob): boolean {
  return descriptor.role === 'subject';
}

function pathOf(digest = ''): string {
  const parsed = parseDigest(digest);
  return parsed === undefined ? digest : blobPath(parsed);
}
