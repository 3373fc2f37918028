import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { acceptAt, labelsAt } from '#helpers/completion';

const manifest = '"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json"';

describe('the order of completions', () => {
  it('has the types of Docker’s manifests after those of the OCI for a subject, and no placeholder', () => {
    const labels = labelsAt(`{ ${manifest}, "subject": { "mediaType": "|" } }`);
    assert.deepEqual(labels.slice(0, 2), [
      'application/vnd.oci.image.manifest.v1+json',
      'application/vnd.oci.image.index.v1+json',
    ]);
    assert.deepEqual(labels.slice(2).sort(), [
      'application/vnd.docker.distribution.manifest.list.v2+json',
      'application/vnd.docker.distribution.manifest.v2+json',
    ]);
  });

  it('offers no type that stands for one that a tool did not know', () => {
    for (const member of ['"config": {', '"layers": [{', '"manifests": [{'])
      for (const label of labelsAt(`{ "schemaVersion": 2, ${member} "mediaType": "|" }`))
        assert.doesNotMatch(label, /unknown/);
  });

  it('has the architectures that images are built for first', () => {
    const labels = labelsAt('{ "schemaVersion": 2, "manifests": [{ "platform": { "architecture": "|" } }] }');
    assert.deepEqual(labels.slice(7, 10), ['loong64', 'mips64le', 'wasm']);
    assert.equal(labels.at(-1), 'unknown');
  });

  it('has what tools still write before what only old ones did', () => {
    const labels = labelsAt(
      '{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers" }, "config": { "|" } }',
      { fileName: 'config.json' },
    );
    const place = (label: string) => labels.indexOf(label);
    assert(place('StopSignal') < place('Healthcheck') && place('Healthcheck') < place('Shell'));
    assert.deepEqual(labels.slice(-4), ['Memory', 'MemorySwap', 'CpuShares', 'ArgsEscaped']);
  });

  const keysOf = (configType: string, annotations: string) =>
    labelsAt(
      `{ ${manifest}, "config": { "mediaType": "${configType}" }, "annotations": { ${annotations} } }`,
    );

  it('has the keys of the recognized format right after those of the image specification', () => {
    const nextOf = (labels: readonly string[]) =>
      labels.find((label) => !label.startsWith('org.opencontainers.image.'));
    assert.equal(
      nextOf(keysOf('application/vnd.cncf.helm.config.v1+json', '"|"')),
      'artifacthub.io/category',
    );
    // Those of its owner, which tools do not usually write.
    const image = 'application/vnd.oci.image.config.v1+json';
    assert.match(nextOf(keysOf(image, '"sh.kraftkit.version": "1", "|"'))!, /^org\.unikraft\./);
  });

  it('proposes no second layer of a type of which a format allows one', () => {
    const wasm = (more: string) =>
      `{ ${manifest}, "config": { "mediaType": "application/vnd.wasm.config.v0+json" }, "layers": [{ "mediaType": "application/wasm" }${more}] }`;
    assert.match(acceptAt(wasm(', |'), 'Descriptor'), /, \{ "mediaType": "", "digest"/);
    assert(!labelsAt(wasm(', { "mediaType": "|" }')).includes('application/wasm'));
    assert.match(
      acceptAt(wasm('').replace('{ "mediaType": "application/wasm" }', '|'), 'Descriptor'),
      /wasm"/,
    );
    assert(labelsAt(wasm('').replace('"application/wasm"', '"|"')).includes('application/wasm'));
  });

  const layerTypesAt = (configType: string, layers: string) =>
    labelsAt(`{ ${manifest}, "config": { "mediaType": "${configType}" }, "layers": [${layers}] }`);
  const imageConfig = 'application/vnd.oci.image.config.v1+json';
  const imageLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';
  const runwasiLayer = 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm';

  it('has the layers of special images after those of a root filesystem, and finds them by their names', () => {
    const labels = layerTypesAt(imageConfig, '{ "mediaType": "|" }');
    assert.equal(labels[0], imageLayer);
    assert(labels.indexOf(runwasiLayer) > labels.indexOf('application/vnd.oci.image.layer.v1.tar+zstd'));
    const typed = layerTypesAt(imageConfig, '{ "mediaType": "wasm|" }');
    assert(typed.includes(runwasiLayer) && typed.includes('application/wasm'));
  });

  it('has no layer of a special image beside one of a root filesystem', () => {
    const labels = layerTypesAt(imageConfig, `{ "mediaType": "${imageLayer}" }, { "mediaType": "|" }`);
    assert(!labels.includes(runwasiLayer) && !labels.includes('application/wasm'));
  });

  it('has the layers of an image first while the config has no type yet', () => {
    assert.equal(layerTypesAt('', '{ "mediaType": "|" }')[0], imageLayer);
  });

  it('has the config first that goes with the layers', () => {
    const first = (layerType: string) => layerTypesAt('|', `{ "mediaType": "${layerType}" }`).slice(0, 2);
    assert.deepEqual(first('application/wasm'), ['application/vnd.wasm.config.v0+json', imageConfig]);
    assert.equal(first(runwasiLayer)[0], imageConfig);
    assert.equal(
      first('application/vnd.cncf.helm.chart.content.v1.tar+gzip')[0],
      'application/vnd.cncf.helm.config.v1+json',
    );
    assert.equal(first(imageLayer)[0], imageConfig);
    // No image has such a layer.
    assert(!first('text/plain').includes(imageConfig));
  });

  it('has the file’s name first in a layer of an artifact, and what a format asks for there', () => {
    const first = (configType: string, layer: string, more = '') =>
      labelsAt(
        `{ ${manifest}${more}, "config": { "mediaType": "${configType}" }, "layers": [{ ${layer}, "annotations": { "|" } }] }`,
      )[0];
    const title = 'org.opencontainers.image.title';
    assert.equal(first('application/vnd.oci.empty.v1+json', '"mediaType": "text/plain"'), title);
    assert.equal(first('application/vnd.example.config.v1+json', '"size": 1'), title);
    assert.equal(
      first(
        'application/vnd.cncf.model.config.v1+json',
        '"mediaType": "application/vnd.cncf.model.weight.v1.raw"',
        ', "artifactType": "application/vnd.cncf.model.manifest.v1+json"',
      ),
      'org.cncf.model.filepath',
    );
    assert.equal(
      first(
        'application/vnd.oci.image.config.v1+json',
        '"mediaType": "application/vnd.oci.image.layer.v1.tar"',
      ),
      'org.opencontainers.image.created',
    );
  });
});
