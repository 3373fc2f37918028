import * as z from 'zod';
import { annotationsOf } from './annotations';
import { descriptor, descriptorFor } from './descriptor';
import { field, specificationSection } from './field';

const section = specificationSection('manifest.md', 'image-manifest-property-descriptions');

/** `schemaVersion`, which all OCI manifests and indexes share with Docker's. */
export const schemaVersion = field(z.number(), {
  description:
    'Always `2`. It is there for Docker’s sake and will not change; the media type tells the format.',
  source: section,
  jsonSchema: { const: 2, type: 'integer' },
});

/** The image manifest (manifest.md): one config and its layers, or an artifact in the same form. */
export const imageManifest = z.looseObject({
  schemaVersion,
  mediaType: field(z.string().optional(), {
    description:
      'The media type of this document, `application/vnd.oci.image.manifest.v1+json`. Optional, but it should be ' +
      'there: without it consumers guess the format, and some registries and libraries refuse the document.',
    source: section,
    meaning: 'media-type',
    jsonSchema: { const: 'application/vnd.oci.image.manifest.v1+json' },
  }),
  artifactType: field(z.string().optional(), {
    description:
      'The type of the artifact, as a media type. It must be set when the config is the empty one, may be set beside ' +
      'a config type of the artifact’s own, and has no place in a container image.',
    source: section,
    meaning: 'artifact-type',
  }),
  config: descriptorFor(
    'The configuration. Its media type decides what the manifest is: with the image config type it is a container ' +
      'image, with any other type it is an artifact.',
    section,
  ),
  layers: field(z.array(descriptor), {
    description:
      'The content, in order. In an image each layer is a change to the root filesystem, the base first; in an ' +
      'artifact they are the artifact’s files, with media types of its own.',
    source: section,
    meaning: 'layers',
  }),
  subject: field(descriptor.optional(), {
    description:
      'The manifest that this one belongs to: what a signature signs, what an SBOM describes. Registries list this ' +
      'manifest among the referrers of the subject. The subject need not exist yet.',
    source: section,
    meaning: 'descriptor',
  }),
  annotations: annotationsOf('image or artifact'),
});
