import { testRule } from '#helpers/ruleTester';

const artifact = (
  artifactType: string,
  layerType: string,
  config = '"application/vnd.oci.empty.v1+json"',
) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${artifactType}
  "config": {
    "mediaType": ${config},
    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "size": 2
  },
  "layers": [{ "mediaType": "${layerType}", "digest": "$1", "size": 3422 }]
}
`;
const marked = '«"application/vnd.oci.empty.v1+json"»';

testRule('artifact-type-required', {
  valid: [
    artifact('\n  "artifactType": "application/vnd.example.sbom.v1",', 'application/json'),
    artifact('', 'application/json', '"application/vnd.example.sbom.config.v1+json"'),
  ],
  invalid: [
    {
      text: artifact('', 'application/spdx+json', marked),
      message: 'missing',
      fixes: {
        'Set artifactType to the type of its layers, application/spdx+json': artifact(
          '\n  "artifactType": "application/spdx+json",',
          'application/spdx+json',
        ),
      },
    },
    {
      text: artifact('\n  "artifactType": «""»,', 'application/vnd.oci.image.layer.v1.tar+gzip'),
      message: 'empty',
      fixes: {
        'Set artifactType to application/vnd.unknown.artifact.v1, the type for unknown artifacts': artifact(
          '\n  "artifactType": "application/vnd.unknown.artifact.v1",',
          'application/vnd.oci.image.layer.v1.tar+gzip',
        ),
      },
    },
  ],
});
