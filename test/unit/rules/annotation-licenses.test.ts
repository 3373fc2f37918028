import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;

const licensed = (value: string) => image(`"org.opencontainers.image.licenses": ${value}`);

testRule('annotation-licenses', {
  valid: [
    licensed('"Apache-2.0"'),
    licensed('"MIT AND (BSD-3-Clause OR GPL-2.0-or-later WITH Classpath-exception-2.0)"'),
    licensed('"LicenseRef-Example"'),
    licensed('"NOASSERTION"'),
    licensed('""'),
    image('"com.example.licenses": "my own"'),
  ],
  invalid: [
    {
      text: licensed('«"Apache License 2.0"»'),
      message: 'form',
      severity: 'information',
      fixes: { 'Replace "Apache License 2.0" by "Apache-2.0"': licensed('"Apache-2.0"') },
    },
    { text: licensed('«"MIT, Apache-2.0"»'), fixes: {} },
    { text: licensed(`«"${'('.repeat(2000)}"»`), fixes: {} },
  ],
});
