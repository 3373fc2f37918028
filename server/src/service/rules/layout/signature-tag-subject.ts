import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { indexFile, pathOfDigest, type Layout } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import { entriesOf } from '#service/oci/attestations';
import { cosignTagIn } from '#service/oci/cosignTag';

/** A signature that has no subject is found by its tag alone, which has the digest of what is signed. */
export default defineRule({
  id: 'signature-tag-subject',
  category: 'layout',
  kinds: ['image-index'],
  onlyWith: 'layout',
  severity: 'information',
  summary: 'The tag of a signature, attestation, or SBOM names content that the layout does not have.',
  source: 'https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md',
  messages: {
    absent:
      'By its name, this is the {about} of {digest}, which the layout neither has nor refers to. If that content was ' +
      'changed, the new content needs its own {about}.',
  },
  *check({ descriptors, layout }) {
    if (layout?.path !== indexFile) return;
    const entries = entriesOf(descriptors).map((entry) => ({
      entry,
      tag: cosignTagIn(referenceNameOf(entry)),
    }));
    // Somebody may keep only signatures in a layout.
    if (entries.every(({ tag }) => tag !== undefined)) return;
    for (const { entry, tag } of entries) {
      if (tag === undefined || isKnown(layout.layout, tag.digest)) continue;
      yield {
        message: 'absent',
        at: { path: [...entry.path, 'annotations', wellKnownAnnotations.refName] },
        values: { about: tag.about, digest: tag.digest },
      };
    }
  },
});

/** Tells whether a layout has content, or names it. Layouts may lack what they name. */
function isKnown(layout: Layout, digest: string): boolean {
  return layout.blob(digest) !== undefined || layout.referencesTo(pathOfDigest(digest) ?? '').length > 0;
}
