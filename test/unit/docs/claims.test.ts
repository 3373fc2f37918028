import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { behaviorNamed } from '#schemas/catalogue/consumers';
import { behaviorItem } from '#scripts/claims';

/** What a page says of a behavior, without the evidence. */
function itemOf(reference: string): string {
  const owned = behaviorNamed(reference);
  assert(owned !== undefined, reference);
  return behaviorItem(owned).replace(/ \(.*$/, '');
}

describe('the item of a behavior on a page', () => {
  it('says for which versions it is true', () => {
    assert.equal(
      itemOf('containerd/zstd'),
      '- containerd reads layers that are compressed with zstd. This applies to containerd 1.5 and later.',
    );
  });

  it('leaves the versions to statements that name them', () => {
    assert.equal(
      itemOf('containers-image/index-type'),
      '- podman 4.3 refuses an OCI manifest that has the mediaType of an index. ' +
        'The error is “Treating manifest lists as individual manifests is not implemented”.',
    );
  });

  it('calls a warning no error', () => {
    assert.match(itemOf('docker/models'), /The output contains “WARNING: AI models are not supported/u);
  });
});
