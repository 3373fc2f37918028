import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;

const base = (value: string) => image(`"org.opencontainers.image.base.name": ${value}`);

testRule('annotation-base-name', {
  valid: [
    base('"docker.io/library/alpine:3.19"'),
    base('"localhost/base"'),
    base('"registry:5000/base"'),
    base('"scratch"'),
    base('""'),
  ],
  invalid: [
    {
      text: base('«"alpine:3.19"»'),
      message: 'short',
      severity: 'information',
      fixes: {
        'Replace "alpine:3.19" by "docker.io/library/alpine:3.19"': base('"docker.io/library/alpine:3.19"'),
      },
    },
    {
      text: base('«"bitnami/redis"»'),
      fixes: { 'Replace "bitnami/redis" by "docker.io/bitnami/redis"': base('"docker.io/bitnami/redis"') },
    },
    { text: base('«"The Base Image"»'), fixes: {} },
  ],
});
