import * as z from 'zod';
import { once } from '#schemas/once';
import { annotationsOf } from './annotations';
import { descriptor } from './descriptor';
import { fieldsOf } from './field';

const property = fieldsOf('https://github.com/opencontainers/image-spec/blob/v1.1.0-rc2/artifact.md');

/** The OCI artifact manifest of 1.1.0-rc1 and rc2, withdrawn before version 1.1.0 (image-spec pull request 999). */
export const artifactManifest = once(() =>
  z.looseObject({
    mediaType: property(
      'The media type of this withdrawn format, `application/vnd.oci.artifact.manifest.v1+json`.',
      z.string(),
      { meaning: 'media-type', status: 'deprecated' },
    ),
    artifactType: property('The type of the artifact, as a media type.', z.string().optional(), {
      meaning: 'artifact-type',
    }),
    blobs: property(
      'The content of the artifact. An image manifest has it in `layers`.',
      z.array(descriptor()).optional(),
    ),
    subject: property('The manifest that this one belongs to.', descriptor().optional(), {
      meaning: 'descriptor',
    }),
    annotations: annotationsOf('artifact'),
  }),
);
