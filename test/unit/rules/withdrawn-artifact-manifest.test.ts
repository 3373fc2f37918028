import { artifact, layer, marked, print } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const blobs = [layer({ mediaType: 'application/gzip' })];
const artifactType = 'application/vnd.example.sbom.v1';
const converted = artifact({ artifactType, layers: blobs });

testRule('withdrawn-artifact-manifest', {
  valid: [converted],
  invalid: [
    {
      text: print({
        mediaType: marked('application/vnd.oci.artifact.manifest.v1+json'),
        artifactType,
        blobs,
      }),
      message: 'withdrawn',
      severity: 'warning',
      fixes: { 'Convert it to an image manifest with the empty config': converted },
    },
    // Without blobs it gets the empty layer; without a type of its own it cannot be converted.
    {
      text: '{"schemaVersion":1,"mediaType":«"application/vnd.oci.artifact.manifest.v1+json"»,"artifactType":"application/vnd.example.sbom.v1","blobs":[]}',
    },
    { text: '{"mediaType":«"application/vnd.oci.artifact.manifest.v1+json"»,"blobs":[]}', fixes: {} },
    // Nor can one whose conversion would lose what is there.
    ...[{ config: layer() }, { Layers: [layer()] }, { blobs: { first: layer() } }].map((members) => ({
      text: print({
        mediaType: marked('application/vnd.oci.artifact.manifest.v1+json'),
        artifactType,
        ...members,
      }),
      fixes: {},
    })),
  ],
});
