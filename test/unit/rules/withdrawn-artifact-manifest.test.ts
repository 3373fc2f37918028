import { testRule } from '#helpers/ruleTester';

const blob = '{ "mediaType": "application/gzip", "digest": "$1", "size": 123 }';
const empty =
  '"mediaType": "application/vnd.oci.empty.v1+json",\n    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",\n    "size": 2';

testRule('withdrawn-artifact-manifest', {
  valid: [
    `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.sbom.v1",
  "config": {
    ${empty}
  },
  "layers": [${blob}]
}
`,
  ],
  invalid: [
    {
      text: `{
  "mediaType": «"application/vnd.oci.artifact.manifest.v1+json"»,
  "artifactType": "application/vnd.example.sbom.v1",
  "blobs": [${blob}]
}
`,
      message: 'withdrawn',
      severity: 'warning',
      fixes: {
        'Convert it to an image manifest with the empty config': `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.sbom.v1",
  "config": {
    ${empty}
  },
  "layers": [${blob}]
}
`,
      },
    },
    // Without blobs it gets the empty layer; without a type of its own it cannot be converted.
    {
      text: '{"schemaVersion":1,"mediaType":«"application/vnd.oci.artifact.manifest.v1+json"»,"artifactType":"application/vnd.example.sbom.v1","blobs":[]}',
    },
    { text: '{"mediaType":«"application/vnd.oci.artifact.manifest.v1+json"»,"blobs":[]}', fixes: {} },
  ],
});
