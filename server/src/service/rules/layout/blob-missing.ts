import { blobPathOf } from '#service/oci/blobPath';
import { specificationSection } from '#schemas/model/field';
import { counted, listOf } from '#schemas/prose';
import { formatPlatform } from '#schemas/values/platform';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import type { Layout } from '#service/layout/layout';
import { misplacedBlobs } from '#service/layout/repairs/misplacedBlobs';
import { referredBlobs, type ReferredBlob } from '#service/layout/referredBlobs';
import { isUnknownPlatform } from '#service/oci/attestations';
import { hasData } from '#service/oci/content';

/** A layout may be sparse, but whoever copies the whole image then fails. */
export default defineRule({
  id: 'blob-missing',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'information',
  summary: 'A descriptor names a blob that the layout does not have.',
  source: specificationSection('image-layout.md', 'blobs'),
  claims: ['containerd/platform-absent', 'containers-image/platform-absent'],
  messages: {
    one: 'The layout does not have this blob, {path}. That is allowed, but a tool that needs it must get it elsewhere.',
    several:
      'The layout does not have {count} of the {total} blobs in this document. The first is {path}. That ' +
      'is allowed, but a tool that needs them must get them elsewhere.',
    platforms:
      'The layout does not have {count} of the {total} manifests in this document. Missing platforms: {platforms}. ' +
      'That is allowed, but a tool that copies the images for all platforms fails.',
    subject:
      'The layout does not have the subject, {path}. That is allowed: a referrer may be stored without its subject.',
    related: 'The layout does not have this blob.',
  },
  repairs: ['prune'],
  *check({ descriptors, layout }) {
    const referred = referredBlobs(descriptors, layout);
    if (layout === undefined) return;
    const missing = referred.filter((blob) => isMissing(blob, layout.layout));
    for (const { descriptor } of missing.filter(isSubject)) {
      const path = [...descriptor.path, 'digest'];
      yield { message: 'subject', at: { path }, values: { path: blobPathOf(descriptor.value.digest ?? '') } };
    }
    const blobs = missing.filter((blob) => !isSubject(blob));
    const [first, ...others] = blobs;
    if (first === undefined) return;
    const total = referred.filter((blob) => !isSubject(blob)).length;
    const platforms = blobs.length < total ? platformsOf(blobs) : [];
    yield {
      message: platforms.length > 0 ? 'platforms' : others.length === 0 ? 'one' : 'several',
      at: { path: [...first.descriptor.path, 'digest'] },
      values: {
        path: blobPathOf(first.descriptor.value.digest ?? ''),
        count: blobs.length,
        total,
        platforms: listOf(shortened(platforms)),
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

/** A sentence that names more platforms than this is not read to its end. */
const mostPlatforms = 8;

function isMissing({ blob, descriptor: { value } }: ReferredBlob, layout: Layout): boolean {
  const path = blobPathOf(value.digest ?? '');
  // A blob under a wrong name is a finding about that.
  if (blob !== undefined || layout.isUnknown(path) || misplacedBlobs(layout).has(path)) return false;
  // Embedded content is there, and content with URLs is meant to be somewhere else.
  return !hasData(value) && (value.urls ?? []).length === 0;
}

function isSubject({ descriptor }: ReferredBlob): boolean {
  return descriptor.role === 'subject';
}

/** The platforms of the images that are missing, each once. */
function platformsOf(missing: readonly ReferredBlob[]): readonly string[] {
  const platforms = missing.flatMap(({ descriptor }) =>
    isUnknownPlatform(descriptor) ? [] : (formatPlatform(descriptor.value.platform ?? {}) ?? []),
  );
  return [...new Set(platforms)];
}

function shortened(platforms: readonly string[]): readonly string[] {
  if (platforms.length <= mostPlatforms) return platforms;
  return [
    ...platforms.slice(0, mostPlatforms - 1),
    counted(platforms.length - mostPlatforms + 1, 'other platform'),
  ];
}
