import * as z from 'zod';
import { dockerSpecification, field } from './field';

const schema1 = dockerSpecification('deprecated-schema-v1');
const save = 'https://docs.docker.com/reference/cli/docker/image/save/';

/** Docker's manifest, version 2 schema 1: recognised and named, not checked as an OCI document. */
export const dockerSchema1 = z.looseObject({
  schemaVersion: field(z.unknown(), {
    description: 'Always `1` in this format.',
    source: schema1,
    status: 'legacy',
  }),
  name: field(z.unknown(), {
    description: 'The name of the repository.',
    source: schema1,
    status: 'legacy',
  }),
  tag: field(z.unknown(), { description: 'The tag of the image.', source: schema1, status: 'legacy' }),
  architecture: field(z.unknown(), {
    description: 'The CPU architecture, informational.',
    source: schema1,
    status: 'legacy',
  }),
  fsLayers: field(z.unknown(), {
    description: 'The filesystem layers, the newest first.',
    source: schema1,
    status: 'legacy',
  }),
  history: field(z.unknown(), {
    description: 'For each layer the configuration of Docker 1.0, as JSON inside a string.',
    source: schema1,
    status: 'legacy',
  }),
  signatures: field(z.unknown(), {
    description: 'Signatures in JWS form.',
    source: schema1,
    status: 'legacy',
  }),
});

/** `manifest.json` in an archive of `docker save`: recognised and named, not checked as an OCI document. */
export const dockerSave = z.array(
  z.looseObject({
    Config: field(z.unknown(), {
      description: 'Path of the image configuration inside the archive.',
      source: save,
    }),
    RepoTags: field(z.unknown(), {
      description: 'Names and tags to restore when the archive is loaded.',
      source: save,
    }),
    Layers: field(z.unknown(), {
      description: 'Paths of the layers inside the archive, the base first.',
      source: save,
    }),
    LayerSources: field(z.unknown(), {
      description: 'Descriptors of the layers, by diff ID; Docker writes them since version 24.',
      source: save,
    }),
  }),
);
