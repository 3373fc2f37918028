import { testRule } from '#helpers/ruleTester';

const manifest = (layers: string, more = '', config = 'oci.image.config') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.${config}.v1+json", "digest": "$1", "size": 469 },
  "layers": ${layers}${more}
}
`;
const layers =
  '[{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]';

testRule('null-value', {
  valid: [
    manifest(layers),
    // The image config may say null for whatever is optional.
    '{"created":null,"architecture":"amd64","os":"linux","config":{"Env":null,"Labels":null},"rootfs":{"type":"layers","diff_ids":[]},"history":null}',
  ],
  invalid: [
    {
      text: manifest('«null»'),
      message: 'required',
      severity: 'error',
      fixes: { 'Replace null by an empty list': manifest('[]') },
    },
    {
      text: manifest('«null»', '', 'example.config'),
      message: 'required',
      fixes: {
        'Replace null by a list with the empty descriptor': manifest(
          `[
    {
      "mediaType": "application/vnd.oci.empty.v1+json",
      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      "size": 2
    }
  ]`,
          '',
          'example.config',
        ),
      },
    },
    {
      text: manifest(layers).replace('"application/vnd.oci.image.manifest.v1+json"', '«null»'),
      message: 'required',
      fixes: { 'Replace null by application/vnd.oci.image.manifest.v1+json': manifest(layers) },
    },
    { text: manifest(layers, ',\n  "artifactType": «null»', 'oci.empty'), message: 'optional', fixes: {} },
    {
      text: manifest(layers, ',\n  "annotations": «null»'),
      message: 'optional',
      fixes: { 'Remove annotations': manifest(layers) },
    },
    {
      text: manifest(layers, ',\n  "annotations": { "org.example.key": «null» }'),
      message: 'optional',
      fixes: { 'Remove annotations["org.example.key"]': manifest(layers, ',\n  "annotations": {}') },
    },
    {
      text: manifest(layers.replace(']', ', «null»]')),
      message: 'optional',
      fixes: { 'Remove layers[1]': manifest(layers) },
    },
    // An artifact's only layer is not removed, since an empty list would be the next thing to report.
    {
      text: manifest('[«null»]', '', 'example.config'),
      message: 'optional',
      fixes: {
        'Replace null by a list with the empty descriptor': manifest(
          `[
    {
      "mediaType": "application/vnd.oci.empty.v1+json",
      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      "size": 2
    }
  ]`,
          '',
          'example.config',
        ),
      },
    },
    { text: manifest(layers).replace('"size": 469', '"size": «null»'), message: 'required', fixes: {} },
    {
      text: '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":«null»}}',
      message: 'required',
      fixes: {},
    },
  ],
});
