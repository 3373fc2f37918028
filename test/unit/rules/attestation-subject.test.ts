import { LayoutDraft, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

/** An index with two images and an attestation: the digest in the annotation, and the one that is the subject. */
function attested(
  reference: (images: readonly DraftDescriptor[]) => string | undefined,
  subject?: (images: readonly DraftDescriptor[]) => string | undefined,
): LayoutFiles {
  const draft = new LayoutDraft();
  const images = [draft.image(), draft.image({ config: { author: 'another' } })];
  const found = subject?.(images);
  const manifest = found === undefined ? {} : { subject: { ...images[0], digest: found } };
  const annotations = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': reference(images),
  };
  const platform = { os: 'unknown', architecture: 'unknown' };
  return draft.index([...images, draft.artifact({ manifest, entry: { annotations, platform } })]).files;
}

const first = ([image]: readonly DraftDescriptor[]): string | undefined => image?.digest;
const second = ([, image]: readonly DraftDescriptor[]): string | undefined => image?.digest;
const place = 'index.json manifests[2].annotations["vnd.docker.reference.digest"] differs';

testLayoutRule('attestation-subject', {
  valid: {
    'an attestation whose subject is the image': attested(first, first),
    'an attestation without a subject': attested(first),
    'a reference that is not a digest': attested(() => 'amd64', first),
  },
  invalid: {
    'another image as the subject': {
      files: attested(second, first),
      findings: [place],
      fixes: ['use-subject'],
      severity: 'warning',
    },
    'a subject that the index does not list': {
      files: attested(second, () => digestOf('elsewhere')),
      findings: [place],
    },
  },
});
