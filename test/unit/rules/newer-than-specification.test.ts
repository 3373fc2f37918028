import { testRule } from '#helpers/ruleTester';

const emptyContent =
  '"digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2';
const manifest = (config: string, layer: string, artifactType = '', rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${artifactType === '' ? '' : `\n  "artifactType": ${artifactType},`}
  "config": { "mediaType": ${config} },
  "layers": [{ "mediaType": ${layer}, "digest": "$2", "size": 3422 }]${rest}
}
`;
const image = '"application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469';
const empty = `"application/vnd.oci.empty.v1+json", ${emptyContent}`;
const custom = '"application/vnd.example.other.v1+json", "digest": "$1", "size": 469';
const tar = '"application/vnd.oci.image.layer.v1.tar+gzip"';
const zstd = '"application/vnd.oci.image.layer.v1.tar+zstd"';
const file = '"application/vnd.example.file.v1"';
const thing = '"application/vnd.example.thing.v1"';
const ownConfig = 'application/vnd.example.thing.config.v1+json';
const subject =
  ',\n  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 724 }';
const index = (rest: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 469${rest} }
  ]
}
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const old = { policy: { specification: '1.0' } } as const;
const main = { policy: { specification: 'main' } } as const;
const blake3 = (digest: string) => `{ "mediaType": ${file}, "digest": ${digest}, "size": 3422 }\n`;

testRule('newer-than-specification', {
  valid: [
    manifest(empty, file, thing, subject),
    { text: manifest(empty, file, thing, subject), ...main },
    { text: manifest(image, tar), ...old },
    { text: manifest(custom, file, '""'), ...old },
    manifest(image, zstd),
    { text: blake3(`"blake3:${hex}"`), ...main },
    { text: blake3(`"sha256:${hex}"`), ...old },
  ],
  invalid: [
    {
      text: manifest(empty, file, `«${thing}»`),
      ...old,
      message: 'artifact-type',
      severity: 'warning',
      fixes: {
        [`Name the type in the config, ${ownConfig}, and remove artifactType`]: manifest(
          `"${ownConfig}", ${emptyContent}`,
          file,
        ),
      },
    },
    {
      text: manifest(custom, file, `«${thing}»`),
      ...old,
      message: 'artifact-type',
      fixes: { 'Remove artifactType': manifest(custom, file) },
    },
    {
      text: manifest(image, tar, `«${thing}»`),
      ...old,
      message: 'artifact-type',
      fixes: {
        'Remove artifactType': manifest(image, tar),
        [`Name the type in the config, ${ownConfig}, and remove artifactType`]: manifest(
          `"${ownConfig}", "digest": "$1", "size": 469`,
          tar,
        ),
      },
    },
    {
      text: manifest(`«"application/vnd.oci.empty.v1+json"», ${emptyContent}`, file),
      ...old,
      message: 'empty-type',
    },
    {
      text: manifest(image, tar, '', subject.replace('"subject"', '«"subject"»')),
      ...old,
      message: 'member',
      severity: 'warning',
      fixes: {},
    },
    { text: manifest(image, `«${zstd}»`), ...old, message: 'zstd', severity: 'information', fixes: {} },
    {
      text: index(', «"artifactType"»: "application/vnd.example.thing.v1"'),
      ...old,
      message: 'member',
      severity: 'information',
      fixes: {},
    },
    {
      text: manifest(
        `${custom.replace('"$1", "size": 469', emptyContent.slice('"digest": '.length))}, «"data"»: "e30="`,
        file,
      ),
      ...old,
      message: 'member',
      fixes: {
        'Remove data': manifest(
          custom.replace('"$1", "size": 469', emptyContent.slice('"digest": '.length)),
          file,
        ),
      },
    },
    { text: blake3(`«"blake3:${hex}"»`), message: 'blake3', severity: 'information' },
    { text: blake3(`«"blake3:${hex}"»`), ...old, message: 'blake3' },
  ],
});
