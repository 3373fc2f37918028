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
  summary: 'A Docker manifest list has an OCI entry, or an image index mixes OCI and Docker manifests.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    'oci-in-list':
      'A Docker manifest list is for Docker manifests, but "{type}" is an OCI type. An OCI image index can list both.',
    mixed:
      'This index lists {docker} along with OCI manifests. The specification requires clients to read OCI image manifests, but not Docker manifests.',
  },
  fixes: {
    'convert-to-oci': 'Convert to an OCI image index',
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
