import { testRule } from '#helpers/ruleTester';

const index = (name: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "annotations": { "org.opencontainers.image.ref.name": ${name} }
    }
  ]
}
`;

testRule('annotation-ref-name-grammar', {
  valid: [
    index('"latest"'),
    index('"docker.io/library/alpine:3.19@$1"'),
    index('"a--b/v1.0+x"'),
    index('"_cosign:sha256-abc.sig"'),
    index('7'),
  ],
  invalid: [
    {
      text: index('«"my image/v1 (final)"»'),
      message: 'grammar',
      severity: 'information',
      fixes: { 'Replace "my image/v1 (final)" by "my-image/v1-final"': index('"my-image/v1-final"') },
    },
    { text: index('«"-v1..2"»'), fixes: { 'Replace "-v1..2" by "v1-2"': index('"v1-2"') } },
    { text: index('«"///"»'), fixes: {} },
  ],
});
