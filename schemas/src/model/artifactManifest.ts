import * as z from 'zod';
import { annotationsOf } from './annotations';
import { descriptor } from './descriptor';
import { field } from './field';

const section = 'https://github.com/opencontainers/image-spec/blob/v1.1.0-rc2/artifact.md';

/** The OCI artifact manifest of 1.1.0-rc1 and rc2, withdrawn before version 1.1.0 (image-spec pull request 999). */
export const artifactManifest = z.looseObject({
  mediaType: field(z.string(), {
    description: 'The media type of this withdrawn format, `application/vnd.oci.artifact.manifest.v1+json`.',
    source: section,
    meaning: 'media-type',
    status: 'deprecated',
  }),
  artifactType: field(z.string().optional(), {
    description: 'The type of the artifact, as a media type.',
    source: section,
    meaning: 'artifact-type',
  }),
  blobs: field(z.array(descriptor).optional(), {
    description: 'The artifact’s content; an image manifest holds it in `layers`.',
    source: section,
  }),
  subject: field(descriptor.optional(), {
    description: 'The manifest that this one belongs to.',
    source: section,
    meaning: 'descriptor',
  }),
  annotations: annotationsOf('artifact'),
});
