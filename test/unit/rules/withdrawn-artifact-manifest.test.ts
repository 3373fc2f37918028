import { artifact, emptyDescriptor, layer, marked, print } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const blobs = [layer({ mediaType: 'application/gzip' })];
const artifactType = 'application/vnd.example.sbom.v1';
const converted = artifact({ artifactType, layers: blobs });

const mediaType = marked('application/vnd.oci.artifact.manifest.v1+json');

testRule('withdrawn-artifact-manifest', {
  valid: [converted],
  invalid: [
    {
      text: print({
        mediaType,
        artifactType,
        blobs,
      }),
      message: 'withdrawn',
      severity: 'warning',
      fixes: { 'Convert it to an image manifest with the empty config': converted },
    },
    // Without blobs it gets the empty layer.
    ...[{ blobs: [] }, { blobs: undefined }, { schemaVersion: 2 }, { schemaVersion: 1 }].map((members) => ({
      text: print({ mediaType, artifactType, ...members }),
      fixes: {
        'Convert it to an image manifest with the empty config': artifact({
          artifactType,
          layers: [emptyDescriptor()],
        }),
      },
    })),
    // Without a type of its own it cannot be converted, nor where version 1.0 is followed.
    ...[undefined, '', 'application/vnd.oci.image.manifest.v1+json'].map((own) => ({
      text: print({ mediaType, artifactType: own, blobs: [] }),
      fixes: {},
    })),
    { text: print({ mediaType, artifactType, blobs }), policy: { specification: '1.0' } as const, fixes: {} },
    // Nor can one whose conversion would lose what is there.
    ...[{ config: layer() }, { Layers: [layer()] }, { blobs: { first: layer() } }].map((members) => ({
      text: print({
        mediaType,
        artifactType,
        ...members,
      }),
      fixes: {},
    })),
  ],
});
