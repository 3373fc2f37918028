import * as z from 'zod';
import { once } from '#schemas/once';
import { descriptor, descriptorFor } from './descriptor';
import { dockerSpecification, field } from './field';
import { schemaVersion } from './imageManifest';

const manifestSection = dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions');
const listSection = dockerSpecification('manifest-v2-2', 'manifest-list-field-descriptions');

/** Docker's image manifest, version 2 schema 2, the ancestor of the OCI image manifest. */
export const dockerManifest = once(() =>
  z.looseObject({
    schemaVersion: schemaVersion(),
    mediaType: field(z.string().optional(), {
      description: 'The media type of this document, `application/vnd.docker.distribution.manifest.v2+json`.',
      source: manifestSection,
      meaning: 'media-type',
      jsonSchema: { const: 'application/vnd.docker.distribution.manifest.v2+json' },
    }),
    config: descriptorFor(
      'The image configuration, `application/vnd.docker.container.image.v1+json`.',
      manifestSection,
    ),
    layers: field(z.array(descriptor()), {
      description: 'The layers of the root filesystem, base first.',
      source: manifestSection,
      meaning: 'layers',
    }),
  }),
);

/** Docker's manifest list, the ancestor of the OCI image index. */
export const dockerManifestList = once(() =>
  z.looseObject({
    schemaVersion: schemaVersion(),
    mediaType: field(z.string().optional(), {
      description:
        'The media type of this document, `application/vnd.docker.distribution.manifest.list.v2+json`.',
      source: listSection,
      meaning: 'media-type',
      jsonSchema: { const: 'application/vnd.docker.distribution.manifest.list.v2+json' },
    }),
    manifests: field(z.array(descriptor()), {
      description:
        'The manifests, one for each platform. A client takes the first that matches its own platform.',
      source: listSection,
    }),
  }),
);
