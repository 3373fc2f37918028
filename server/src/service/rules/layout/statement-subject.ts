import {
  indexFile,
  pathOfDigest,
  type Layout,
  type LayoutPlace,
  type Reference,
} from '#service/layout/layout';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import { referencedDigest } from '#service/oci/attestations';
import { cosignTagIn } from '#service/oci/cosignTag';
import { digestsStatedIn } from '#service/oci/statements';

/** A signature or an attestation says itself what it is about, and verifiers believe only that. */
export default defineRule({
  id: 'statement-subject',
  category: 'layout',
  kinds: ['image-manifest', 'artifact-manifest'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'A signature or attestation in the layout is about different content than its manifest says.',
  source: 'https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md',
  messages: {
    other:
      'This content says that it is about {stated}, but the manifest belongs to {subject}. Tools that compare ' +
      'the two digests refuse it.',
  },
  *check({ descriptors, layout }) {
    if (layout === undefined) return;
    const subjects = subjectsOf(layout);
    const [subject] = subjects;
    if (subject === undefined) return;
    const fitting = new Set([...subjects, ...subjects.flatMap((digest) => partsOf(layout.layout, digest))]);
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const isContent = descriptor.role === 'layer' || descriptor.role === 'blob';
      if (!isContent || blob?.bytes === undefined || !isSound(blob)) continue;
      const stated = digestsStatedIn(blob.bytes);
      if (stated === undefined || [...stated].some((digest) => fitting.has(digest))) continue;
      const [first = ''] = stated;
      yield {
        message: 'other',
        at: { path: [...descriptor.path, 'digest'] },
        values: { stated: first, subject },
      };
    }
  },
});

/** What a manifest is about: its subject, the image that an index puts it beside, or the digest in its tag. */
function subjectsOf({ layout, path }: LayoutPlace): readonly string[] {
  const own = layout.referencesFrom(path).filter(({ descriptor }) => descriptor.role === 'subject');
  const references = layout.referencesTo(path);
  // What a repair has left of an index has no say while the layout leads to its successor.
  const isInUse = ({ from }: Reference): boolean => from === indexFile || layout.reached.has(from);
  const used = references.filter(isInUse);
  const said = (used.length > 0 ? used : references).flatMap(({ from, descriptor }) => [
    // One that the index does not list is the finding about the attestation.
    lists(layout, from, referencedDigest(descriptor)),
    from === indexFile ? cosignTagIn(referenceNameOf(descriptor))?.digest : undefined,
  ]);
  const all = [...own.map(({ descriptor }) => descriptor.value.digest), ...said];
  return [...new Set(all.filter((digest) => digest !== undefined))];
}

/** A digest, where a document lists it; undefined otherwise. */
function lists(layout: Layout, from: string, digest: string | undefined): string | undefined {
  const to = pathOfDigest(digest);
  const isListed = to !== undefined && layout.referencesTo(to).some((reference) => reference.from === from);
  return isListed ? digest : undefined;
}

/** What a document lists: a statement about an image may name its parts, and one about an index its images. */
function partsOf(layout: Layout, digest: string): readonly string[] {
  const path = layout.blob(digest)?.path;
  if (path === undefined) return [];
  return layout.referencesFrom(path).flatMap(({ descriptor }) => descriptor.value.digest ?? []);
}
