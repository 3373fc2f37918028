import assert from 'node:assert/strict';
import { it } from 'mocha';
import { messageOf } from '#service';
import { dockerManifestList, index, manifestDescriptor, marked, platform } from '#helpers/documents';
import { lint } from '#helpers/lint';
import { testRule } from '#helpers/ruleTester';

const oci = 'application/vnd.oci.image.index.v1+json';
const list = 'application/vnd.docker.distribution.manifest.list.v2+json';
const entry = (mediaType: unknown, architecture: string, digest = '$1') =>
  manifestDescriptor({ mediaType, digest, platform: platform({ architecture }) });

testRule('index-nested-platform', {
  valid: [
    index(),
    dockerManifestList(),
    // Several platforms behind one entry, as in the layout of a multi-platform image.
    index({ manifests: [manifestDescriptor({ mediaType: oci })] }),
    index({ manifests: [manifestDescriptor({ mediaType: list, annotations: { a: 'b' } })] }),
    index({
      manifests: [entry(oci, 'unknown')].map((value) => ({
        ...value,
        platform: { architecture: 'unknown', os: 'unknown' },
      })),
    }),
  ],
  invalid: [
    {
      text: index({ manifests: [entry(marked(oci), 'amd64'), entry(marked(oci), 'arm64', '$2')] }),
      message: 'nested',
      severity: 'warning',
      fixes: {},
    },
    {
      text: index({
        manifests: [manifestDescriptor({ platform: platform() }), entry(marked(oci), 'arm64', '$2')],
      }),
      message: 'nested',
    },
    { text: index({ manifests: [entry(marked(list), 's390x')] }), message: 'nested' },
    { text: dockerManifestList({ manifests: [entry(marked(list), 'arm64')] }), message: 'nested' },
    {
      text: index({ manifests: [entry(marked('application/vnd.oci.image.manifest.list.v1+json'), 'amd64')] }),
      message: 'nested',
    },
  ],
});

it('an index for a platform is reported with those who refuse it', () => {
  const { findings } = lint(index({ manifests: [entry(oci, 'amd64')] }));
  const finding = findings.find(({ rule }) => rule.id === 'index-nested-platform');
  assert(finding !== undefined);
  assert.match(
    messageOf(finding),
    /podman, skopeo, and CRI-O refuse an index if the entry that they choose is itself an index\./,
  );
});
