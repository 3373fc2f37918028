import * as z from 'zod';
import { once } from '#schemas/once';
import { dockerSpecification, fieldsOf } from './field';

const schema1 = fieldsOf(dockerSpecification('deprecated-schema-v1'));
const save = fieldsOf('https://docs.docker.com/reference/cli/docker/image/save/');

const legacy = (description: string) => schema1(description, z.unknown(), { status: 'legacy' });
const inArchive = (description: string) => save(description, z.unknown());

/** Docker’s manifest, version 2 schema 1: recognized and named, not checked as an OCI document. */
export const dockerSchema1 = once(() =>
  z.looseObject({
    schemaVersion: legacy('Always `1` in this format.'),
    name: legacy('The name of the repository.'),
    tag: legacy('The tag of the image.'),
    architecture: legacy('The CPU architecture, for information only.'),
    fsLayers: legacy('The filesystem layers, newest first.'),
    history: legacy('The configuration of Docker 1.0 for each layer, as JSON inside a string.'),
    signatures: legacy('Signatures in JWS format.'),
  }),
);

/** `manifest.json` in an archive of `docker save`: recognized and named, not checked as an OCI document. */
export const dockerSave = once(() =>
  z.array(
    z.looseObject({
      Config: inArchive('The path of the image configuration in the archive.'),
      RepoTags: inArchive('Names and tags to restore when the archive is loaded.'),
      Layers: inArchive('The paths of the layers in the archive, base first.'),
      LayerSources: inArchive(
        'Descriptors of the layers, by diff ID. Docker has written them since version 24.',
      ),
    }),
  ),
);
