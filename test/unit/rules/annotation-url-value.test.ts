import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;

const source = (value: string) => image(`"org.opencontainers.image.source": ${value}`);

testRule('annotation-url-value', {
  valid: [
    source('"https://github.com/example/project"'),
    source('"ssh://git@example.com/project.git"'),
    source('""'),
    image('"com.example.url": "nowhere"'),
  ],
  invalid: [
    {
      text: source('«"git@github.com:example/project.git"»'),
      message: 'form',
      severity: 'information',
      fixes: {
        'Replace "git@github.com:example/project.git" by "https://github.com/example/project"': source(
          '"https://github.com/example/project"',
        ),
      },
    },
    {
      text: source('«"github.com/example/project"»'),
      fixes: {
        'Replace "github.com/example/project" by "https://github.com/example/project"': source(
          '"https://github.com/example/project"',
        ),
      },
    },
    { text: source('«"see the README"»'), fixes: {} },
  ],
});
