import * as z from 'zod';
import { once } from '#schemas/once';
import { annotationsOf } from './annotations';
import { descriptor, descriptorFor } from './descriptor';
import { fieldsOf, specificationSection } from './field';

const section = specificationSection('manifest.md', 'image-manifest-property-descriptions');
const property = fieldsOf(section);

/** `schemaVersion`, which all OCI manifests and indexes share with Docker's. */
export const schemaVersion = () =>
  property(
    'Always `2`, for compatibility with Docker; it will not change. The media type identifies the format.',
    z.number(),
    { jsonSchema: { const: 2, type: 'integer' } },
  );

/** The image manifest (manifest.md): one config and its layers, or an artifact in the same form. */
export const imageManifest = once(() =>
  z.looseObject({
    schemaVersion: schemaVersion(),
    mediaType: property(
      'The media type of this document, `application/vnd.oci.image.manifest.v1+json`. It is optional but ' +
        'recommended: without it, consumers guess the format.',
      z.string().optional(),
      { meaning: 'media-type', jsonSchema: { const: 'application/vnd.oci.image.manifest.v1+json' } },
    ),
    artifactType: property(
      'The type of the artifact, as a media type. It is required when the config is the empty descriptor, and optional ' +
        'when the config has a type of its own. An ordinary container image has none.',
      z.string().optional(),
      { meaning: 'artifact-type' },
    ),
    config: descriptorFor(
      'The configuration. Its media type decides what the manifest is: a container image with the image config type, ' +
        'an artifact with any other type.',
      section,
    ),
    layers: property(
      'The content, in order. In an image, each layer is a change to the root filesystem, base first. In an ' +
        'artifact, the layers are its files, with media types of their own.',
      z.array(descriptor()),
      { meaning: 'layers' },
    ),
    subject: property(
      'The manifest that this one belongs to: the one that a signature signs, or that an SBOM describes. Registries ' +
        'list this manifest among the referrers of the subject. The subject does not have to exist yet.',
      descriptor().optional(),
      { meaning: 'descriptor' },
    ),
    annotations: annotationsOf('image or artifact'),
  }),
);
