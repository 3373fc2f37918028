import { testRule } from '#helpers/ruleTester';

const manifest = (members: readonly string[]) => `{
  ${members.join(',\n  ')}
}
`;
const version = '"schemaVersion": 2';
const type = '"mediaType": "application/vnd.oci.image.manifest.v1+json"';
const config =
  '"config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }';
const layers =
  '"layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]';
const artifactType = '"artifactType": "application/vnd.example.sbom.v1"';
const artifactConfig = config.replace('oci.image.config', 'example.config');
const empty = `{
      "mediaType": "application/vnd.oci.empty.v1+json",
      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      "size": 2
    }`;
const image = (rootfs: string, history = '') =>
  `{ "architecture": "amd64", "os": "linux"${rootfs}${history} }`;

testRule('required-property', {
  valid: [
    manifest([version, type, config, layers]),
    // While it is being typed, what is missing may still come.
    manifest([version, type, config]).replace(/\}\s*$/, ''),
    // What is null or of the wrong type is reported as such.
    manifest([version, type, config, '"layers": null']),
  ],
  invalid: [
    {
      text: `«{»${manifest([type, config, layers]).slice(1)}`,
      message: 'missing',
      severity: 'error',
      fixes: { 'Insert "schemaVersion": 2': manifest([version, type, config, layers]) },
    },
    {
      text: `«{»${manifest([version, type, config]).slice(1)}`,
      fixes: { 'Insert "layers": []': manifest([version, type, config, '"layers": []']) },
    },
    {
      text: `«{»${manifest([version, type, artifactConfig]).slice(1)}`,
      fixes: {
        'Insert layers with the empty descriptor': manifest([
          version,
          type,
          artifactConfig,
          `"layers": [\n    ${empty}\n  ]`,
        ]),
      },
    },
    {
      text: `«{»${manifest([version, type, artifactType, layers]).slice(1)}`,
      fixes: {
        'Insert the empty config': manifest([
          version,
          type,
          artifactType,
          `"config": ${empty.replaceAll('\n  ', '\n')}`,
          layers,
        ]),
      },
    },
    { text: `«{»${manifest([version, type, layers]).slice(1)}`, fixes: {} },
    // A config of this size describes layers, so an empty list would be wrong.
    {
      text: `«{»${manifest([version, type, config.replace('469', '4690')]).slice(1)}`,
      fixes: {},
    },
    // The neighbours, or the place, tell the type.
    {
      text: manifest([
        version,
        type,
        config.replace(
          '"config": { "mediaType": "application/vnd.oci.image.config.v1+json",',
          '«"config"»: {',
        ),
        layers,
      ]),
      fixes: {
        'Insert "mediaType": "application/vnd.oci.image.config.v1+json"': manifest([
          version,
          type,
          config,
          layers,
        ]),
      },
    },
    {
      text: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    «{» "digest": "$1", "size": 5 }
  ]
}`,
      fixes: {
        'Insert "mediaType": "application/vnd.oci.image.manifest.v1+json"': `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }
  ]
}`,
      },
    },
    // Embedded content and known digests tell the rest.
    {
      text: '«{»"mediaType":"application/json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}',
      kind: 'descriptor',
      fixes: {
        'Insert "size": 2':
          '{"mediaType":"application/json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}',
      },
    },
    {
      text: '«{»"mediaType":"application/json","size":2,"data":"e30="}',
      kind: 'descriptor',
      fixes: {
        'Insert "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"':
          '{"mediaType":"application/json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"data":"e30="}',
      },
    },
    { text: '«{»"mediaType":"application/json","digest":"$1"}', kind: 'descriptor', fixes: {} },
    {
      text: image(', «"rootfs"»: { "diff_ids": [] }'),
      kind: 'image-config',
      fixes: { 'Insert "type": "layers"': image(', "rootfs": { "type": "layers", "diff_ids": [] }') },
    },
    {
      text: `«{»${image('').slice(1)}`,
      kind: 'image-config',
      fixes: {
        'Insert "rootfs": {"type":"layers","diff_ids":[]}': image(
          ', "rootfs": { "type": "layers", "diff_ids": [] }',
        ).replace('{ "type": "layers", "diff_ids": [] }', '{"type": "layers", "diff_ids": []}'),
      },
    },
    // The history shows a layer, whose diff ID nobody can guess.
    { text: `«{»${image('', ', "history": [{}]').slice(1)}`, kind: 'image-config', fixes: {} },
    {
      text: manifest([version, type, config, layers.replace('"digest"', '«"digset"»')]),
      message: 'misspelt',
      fixes: { 'Rename "digset" to "digest"': manifest([version, type, config, layers]) },
    },
    {
      text: manifest([version, type, config, layers.replace('"layers"', '«"layer"»')]),
      message: 'misspelt',
      fixes: { 'Rename "layer" to "layers"': manifest([version, type, config, layers]) },
    },
  ],
});
