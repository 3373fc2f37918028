import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { isValidDigest } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import { soundModel } from '#service/layout/referredBlobs';
import { subjectOf } from '#service/layout/referrers';
import { defineRule, fix } from '#service/lint/rule';
import {
  entriesOf,
  indexKinds,
  isAttestation,
  referencedDigest,
  runnableDigests,
} from '#service/oci/attestations';

/** An attestation has two ways to say what it is about: the annotation in the index, and the subject in its manifest. */
export default defineRule({
  id: 'attestation-subject',
  category: 'layout',
  kinds: indexKinds,
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The index assigns an attestation to one image, and its manifest has another one as its subject.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  claims: ['buildkit/attestation-reference'],
  messages: {
    differs:
      'The index assigns this attestation to {said}, but its manifest has the subject {found}. Tools ' +
      'that read the index and tools that read the subject show it for different images.',
  },
  fixes: { 'use-subject': 'Assign it to the subject of its manifest' },
  *check({ descriptors, layout }) {
    if (layout === undefined) return;
    const entries = entriesOf(descriptors);
    const images = runnableDigests(entries);
    for (const entry of entries.filter(isAttestation)) {
      const said = referencedDigest(entry);
      const model = soundModel(layout.layout.blob(entry.value.digest));
      const found = model === undefined ? undefined : subjectOf(model);
      // What is not a digest has a finding of its own.
      if (said === undefined || found === undefined || found === said || !isValidDigest(said)) continue;
      const path = [...entry.path, 'annotations', wellKnownAnnotations.referenceDigest];
      yield {
        message: 'differs',
        at: { path },
        values: { said, found },
        fixes: images.has(found) ? [fix('use-subject', set(path, found))] : [],
      };
    }
  },
});
