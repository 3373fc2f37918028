import * as z from 'zod';
import { once } from '#schemas/once';
import { annotationsOf } from './annotations';
import { descriptor } from './descriptor';
import { fieldsOf, specificationSection } from './field';
import { schemaVersion } from './imageManifest';

const property = fieldsOf(specificationSection('image-index.md', 'image-index-property-descriptions'));

/** The image index (image-index.md): a list of manifests, usually one for each platform. */
export const imageIndex = once(() =>
  z.looseObject({
    schemaVersion: schemaVersion(),
    mediaType: property(
      'The media type of this document, `application/vnd.oci.image.index.v1+json`. It is optional but recommended: ' +
        'without it, consumers guess the format.',
      z.string().optional(),
      { meaning: 'media-type', jsonSchema: { const: 'application/vnd.oci.image.index.v1+json' } },
    ),
    artifactType: property(
      'The type of the artifact, as a media type, when the entire index is one artifact.',
      z.string().optional(),
      { meaning: 'artifact-type' },
    ),
    manifests: property(
      'The manifests, in order of preference: a client takes the first whose platform matches its own. The list may be ' +
        'empty, but it must be present.',
      z.array(descriptor()),
    ),
    subject: property(
      'The manifest that this index belongs to, as for the subject of an image manifest.',
      descriptor().optional(),
      { meaning: 'descriptor' },
    ),
    annotations: annotationsOf('index'),
  }),
);
