import { testRule } from '#helpers/ruleTester';

const emptyContent =
  '"digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2';
const manifest = (config: string, layer: string, artifactType = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${artifactType === '' ? '' : `\n  "artifactType": ${artifactType},`}
  "config": { "mediaType": ${config} },
  "layers": [{ "mediaType": ${layer}, "digest": "$2", "size": 3422 }]
}
`;
const image = '"application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469';
const empty = `"application/vnd.oci.empty.v1+json", ${emptyContent}`;
const tar = '"application/vnd.oci.image.layer.v1.tar+gzip"';
const file = '"application/vnd.example.file.v1"';
const index = (mediaType: string) => `{
  "schemaVersion": 2,
  ${mediaType}"manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 469,
      "platform": { "architecture": "amd64", "os": "linux" }
    }
  ]
}
`;
const docker = (mediaType: string) => `{
  "schemaVersion": 2,
  "mediaType": ${mediaType},
  "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "digest": "$2", "size": 3422 }]
}
`;
const by = (...consumers: string[]) => ({ policy: { consumers } });
const wasm = '"application/vnd.wasm.content.layer.v1+wasm"';

testRule('consumer-media-type-refused', {
  valid: [
    manifest(empty, file, '"application/vnd.example.thing.v1"'),
    { text: manifest(image, tar), ...by('gitlab', 'lambda', 'zot', 'quay', 'kubernetes-image-volume') },
    { text: manifest(empty, '"application/spdx+json"', '"application/spdx+json"'), ...by('gitlab') },
    {
      text: docker('"application/vnd.docker.distribution.manifest.v2+json"'),
      ...by('gitlab', 'quay', 'lambda'),
    },
    { text: index(''), ...by('gitlab', 'zot', 'nobody') },
    // A misspelt type is a finding of its own.
    {
      text: manifest('"application/vnd.oci.image.cnofig.v1+json", "digest": "$1", "size": 469', tar),
      ...by('lambda'),
    },
  ],
  invalid: [
    {
      text: manifest(empty, file, '«"application/vnd.example.thing.v1"»'),
      ...by('gitlab'),
      message: 'refused',
      severity: 'warning',
      fixes: {},
    },
    {
      text: index('"mediaType": «"application/vnd.oci.image.index.v1+json"»,\n  '),
      ...by('lambda'),
      message: 'refused',
    },
    { text: index('').replace('"manifests"', '«"manifests"»'), ...by('helm'), message: 'refused' },
    {
      text: docker('«"application/vnd.docker.distribution.manifest.v2+json"»'),
      ...by('zot'),
      message: 'refused',
    },
    {
      text: manifest('«"application/vnd.example.config.v1+json"», "digest": "$1", "size": 469', `«${file}»`),
      ...by('quay'),
      message: 'refused',
    },
    {
      text: manifest(
        empty.replace('"application/vnd.oci.empty.v1+json"', '«"application/vnd.oci.empty.v1+json"»'),
        tar,
        '"application/vnd.example.thing.v1"',
      ),
      ...by('kubernetes-image-volume'),
      message: 'refused',
    },
    {
      text: manifest(image, `«${wasm}»`),
      ...by('runwasi'),
      message: 'refused',
      fixes: {
        'Replace "application/vnd.wasm.content.layer.v1+wasm" by "application/wasm"': manifest(
          image,
          '"application/wasm"',
        ),
      },
    },
  ],
});
