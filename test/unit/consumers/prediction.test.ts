import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { artifact, image, layer } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { customConfig } from '#helpers/documents/artifacts';
import { documentOf } from '../../consumers/documents/document';
import { predict } from '../../consumers/prediction';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const manifest = (text: string) => documentOf('example', manifestType, () => writeOutDigests(text));
const data = layer({ mediaType: 'application/vnd.example.data.v1' });
const custom = manifest(image({ config: customConfig(), layers: [data] }));

describe('what the model predicts of a run', () => {
  it('goes by the command that is used', () => {
    assert.equal(predict('containerd', 'run', custom, 'ctr')?.outcome, 'refuses');
    assert.equal(predict('containerd', 'run', custom)?.outcome, 'fails');
    assert.equal(predict('podman', 'pull', manifest(artifact()))?.outcome, 'refuses');
    assert.equal(predict('podman', 'pull', manifest(artifact()), 'podman artifact pull')?.outcome, 'takes');
  });

  it('is nothing where it depends on what neither the document nor the command tells', () => {
    assert.equal(predict('podman', 'pull', manifest(image({ layers: [data] }))), undefined);
  });
});
