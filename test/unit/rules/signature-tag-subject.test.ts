import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

const refName = 'org.opencontainers.image.ref.name';
const place = `annotations["${refName}"]`;

/** A layout with what has a tag about a digest, and with images. */
function tagged(name: string, ...images: readonly ('image' | 'absent')[]): LayoutFiles {
  const draft = new LayoutDraft();
  const image = draft.image();
  const signature = draft.artifact({
    entry: { annotations: { [refName]: name.replace('IMAGE', tagOf(image.digest)) } },
  });
  draft.index([signature, ...images.map(() => image)]);
  if (images.includes('absent')) delete draft.files[pathOf(image.digest)];
  return draft.files;
}

const tagOf = (digest: string): string => digest.replace(':', '-');
const other = tagOf(digestOf('other'));
const found = [`index.json manifests[0].${place} absent`];

testLayoutRule('signature-tag-subject', {
  valid: {
    'the signature of an image that is there': tagged('IMAGE.sig', 'image'),
    'the signature of an image that is listed and not there': tagged('IMAGE.sig', 'absent'),
    'a layout with nothing but the signature': tagged(`${other}.sig`),
    'another name': tagged(`${other}.txt`, 'image'),
    'a tag whose digest is not valid': tagged('sha256-abc.sig', 'image'),
  },
  invalid: {
    'the signature of something else': {
      files: tagged(`${other}.sig`, 'image'),
      findings: found,
      severity: 'information',
      says: `this is the signature of ${digestOf('other')}`,
    },
    'an attestation': { files: tagged(`${other}.att`, 'image'), findings: found, says: 'the attestation of' },
    'an SBOM, in a full name': {
      files: tagged(`example.com/app:${other}.sbom`, 'image'),
      findings: found,
      says: 'the SBOM of',
    },
  },
});
