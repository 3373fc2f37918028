import { testRule } from '#helpers/ruleTester';

const index = (...types: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${types
    .map((type, position) => `\n    { "mediaType": ${type}, "digest": "$${position + 1}", "size": 7143 }`)
    .join(',')}
  ]
}
`;
const layer = '"application/vnd.oci.image.layer.v1.tar+gzip"';

testRule('index-child-type', {
  valid: [
    index('"application/vnd.oci.image.manifest.v1+json"', '"application/vnd.oci.image.index.v1+json"'),
    index('"application/vnd.docker.distribution.manifest.v2+json"'),
    index('"application/vnd.oci.artifact.manifest.v1+json"'),
    // BuildKit's registry cache.
    index(layer, '"application/vnd.buildkit.cacheconfig.v0"'),
  ],
  invalid: [
    { text: index(`«${layer}»`), message: 'no-manifest', severity: 'warning' },
    { text: index(`«${layer}»`), fileName: 'index.json', message: 'no-manifest', severity: 'information' },
    { text: index('«"application/xml"»'), message: 'unknown', severity: 'information' },
  ],
});
