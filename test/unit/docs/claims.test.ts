import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { behaviorNamed } from '#schemas/catalogue/consumers';
import { behaviorItem } from '#service/features/pages/claims';

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

  it('puts versions after the part of a name that has them', () => {
    assert.match(
      itemOf('docker-classic/models'),
      / This applies to Docker Engine 28\.2 and later, with graph drivers\. /,
    );
  });

  it('leaves the versions to statements that name them', () => {
    assert.equal(
      itemOf('containers-image/digest-specification'),
      '- skopeo before 1.15 refuses to copy blobs whose digest algorithm is not SHA-256, SHA-384, or SHA-512. ' +
        'The error is “Invalid digest specification …”.',
    );
  });

  it('calls a warning no error', () => {
    assert.match(itemOf('docker/models'), /The output contains “WARNING: AI models are not supported/u);
  });
});
