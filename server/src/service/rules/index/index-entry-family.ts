import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { familyOf } from '#schemas/values/mediaType';
import type { DescriptorView } from '#service/document/views';
import { defineRule, fix } from '#service/lint/rule';
import { entriesOf, indexKinds } from '#service/oci/attestations';
import { setInOrder } from '#service/oci/setInOrder';

/** Tools that add entries to an index of the other family, without a look at what they add. */
export default defineRule({
  id: 'index-entry-family',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'An index or manifest list has entries of the other family, OCI or Docker.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    'oci-in-list':
      'A Docker manifest list is for Docker manifests, but "{type}" is a type of the OCI. An OCI image index can list both.',
    mixed:
      'This index lists {docker} beside OCI manifests. The specification requires of clients that they read OCI image manifests, and nothing about Docker’s.',
  },
  fixes: {
    'convert-to-oci': 'Make the document an OCI image index',
  },
  *check({ kind, descriptors }) {
    const entries = entriesOf(descriptors);
    const oci = entries.filter((entry) => isOf('oci', entry));
    const [first] = oci;
    if (first === undefined) return;
    if (kind === 'docker-manifest-list') {
      yield {
        message: 'oci-in-list',
        at: { path: [...first.path, 'mediaType'] },
        values: { type: first.value.mediaType ?? '' },
        fixes: [fix('convert-to-oci', setInOrder(kind, ['mediaType'], wellKnown.ociIndex))],
      };
      return;
    }
    const docker = entries.filter((entry) => isOf('docker', entry)).length;
    if (docker === 0) return;
    yield {
      message: 'mixed',
      at: { path: ['manifests'], part: 'key' },
      values: { docker: counted(docker, 'Docker manifest') },
      severity: 'information',
    };
  },
});

function isOf(family: 'oci' | 'docker', { value }: DescriptorView): boolean {
  return value.mediaType !== undefined && familyOf(value.mediaType) === family;
}
