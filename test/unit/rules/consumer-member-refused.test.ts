import { testRule } from '#helpers/ruleTester';

const manifest = (platform: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 724${platform} }
}
`;
const list = (features: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
  "manifests": [
    {
      "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "digest": "$1", "size": 469,
      "platform": { "architecture": "amd64", "os": "linux"${features} }
    }
  ]
}
`;
const by = (...consumers: string[]) => ({ policy: { consumers } });
const platform = '{ "architecture": "amd64", "os": "linux" }';

testRule('consumer-member-refused', {
  valid: [
    manifest(`, "platform": ${platform}`),
    { text: manifest(''), ...by('ecr', 'gitlab') },
    { text: list(', "features": ["sse4"]'), ...by('gitlab') },
  ],
  invalid: [
    {
      text: manifest(`, «"platform"»: ${platform}`),
      ...by('gitlab'),
      message: 'refused',
      severity: 'warning',
      fixes: { 'Remove subject.platform': manifest('') },
    },
    {
      text: list(', «"features"»: ["sse4"]'),
      ...by('ecr'),
      message: 'refused',
      fixes: { 'Remove platform.features': list('') },
    },
  ],
});
