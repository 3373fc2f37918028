import * as z from 'zod';
import { consumerIds } from '#schemas/catalogue/consumers';
import { field } from './field';

/** No specification but ours defines these; docs/project-configuration.md describes them by example. */
const about = (description: string) => ({ description });

const severities = z.record(z.string(), z.string());

/** The rules by id, each with the level that it is to have. */
const rules = (place: string) =>
  field(
    severities.optional(),
    about(
      `The level of single rules ${place}: \`error\`, \`warning\`, \`information\`, \`hint\` or \`off\`.`,
    ),
  );

const override = z.looseObject({
  files: field(
    z.array(z.string()),
    about('The files that the entry is for: globs, relative to the folder of this file.'),
  ),
  kind: field(
    z.string().optional(),
    about(
      'What the files are, where their content does not tell, for example `image-config`; `none` leaves them alone.',
    ),
  ),
  rules: rules('in these files'),
});

const mediaType = z.looseObject({
  type: field(z.string(), about('The media type.')),
  title: field(z.string(), about('What it is, in a few words.')),
  roles: field(
    z.array(z.string()),
    about('Where it occurs: `manifest`, `index`, `config`, `layer`, `artifactType`, `blob`.'),
  ),
  description: field(z.string().optional(), about('What an author should know of it, in a sentence or two.')),
  owner: field(z.string().optional(), about('The project or team whose type it is.')),
  link: field(z.string().optional(), about('Where it is documented.')),
  rootfs: field(
    z.boolean().optional(),
    about('True for a layer that your runtime unpacks into the root filesystem.'),
  ),
});

const profileLayer = z.looseObject({
  types: field(
    z.array(z.string()),
    about('The media types of these layers; `*` at the end stands for any rest.'),
  ),
  min: field(z.number().optional(), about('How many there must be at least; 0 when absent.')),
  max: field(z.number().nullish(), about('How many there may be at most; any number when absent or null.')),
  title: field(z.string().optional(), about('What such a layer holds, in a few words.')),
  annotations: field(
    z.array(z.string()).optional(),
    about('Annotations that each of these layers must have.'),
  ),
});

const profile = z.looseObject({
  id: field(z.string(), about('A name of its own for the profile, in kebab-case.')),
  name: field(z.string(), about('What such a manifest is called, for people.')),
  match: field(
    z.looseObject({
      artifactType: field(
        z.array(z.string()).optional(),
        about('Values of `artifactType`, one of which it has.'),
      ),
      config: field(z.array(z.string()).optional(), about('Media types of the config, one of which it has.')),
      layers: field(z.array(z.string()).optional(), about('Media types of layers, one of which occurs.')),
      annotations: field(z.array(z.string()).optional(), about('Annotation keys, one of which occurs.')),
    }),
    about('By what a manifest is recognised; each list that is given has to fit.'),
  ),
  config: field(
    z
      .looseObject({ types: field(z.array(z.string()), about('The media types that the config may have.')) })
      .optional(),
    about('What the config must be.'),
  ),
  layers: field(z.array(profileLayer).optional(), about('The groups of layers that such a manifest has.')),
  otherLayers: field(
    z.boolean().optional(),
    about('False when layers of further types are a mistake; true when absent.'),
  ),
  annotations: field(
    z
      .looseObject({
        required: field(z.array(z.string()).optional(), about('Annotations that the manifest must have.')),
        usual: field(z.array(z.string()).optional(), about('Annotations that it commonly has.')),
      })
      .optional(),
    about('The annotations of such a manifest.'),
  ),
  link: field(z.string().optional(), about('Where the format is documented.')),
});

const accepted = z.looseObject({
  file: field(z.string(), about('The file, relative to the folder of this one.')),
  rule: field(z.string(), about('The rule whose finding is accepted.')),
  path: field(
    z.string().optional(),
    about('Where in the file, such as `layers[0].mediaType`; anywhere when absent.'),
  ),
});

/** The project file `.oci-manifest.json`: what a team agreed on for its documents. */
export const projectConfiguration = z.looseObject({
  $schema: field(z.string().optional(), about('The JSON Schema of this file, for other editors.')),
  specification: field(
    z.string().optional(),
    about('The version of the image specification that documents have to follow: `1.0`, `1.1` or `main`.'),
  ),
  rules: rules('in all files'),
  overrides: field(
    z.array(override).optional(),
    about('What is different for some files. Of several entries that fit a file, later ones win.'),
  ),
  requiredAnnotations: field(
    z.record(z.string(), z.array(z.string())).optional(),
    about(
      'Annotations that every document of a kind must have, by kind, for example `{ "image-manifest": ["org.opencontainers.image.source"] }`.',
    ),
  ),
  consumers: field(z.array(z.string()).optional(), {
    ...about(
      'Registries and runtimes that the documents are meant for; what they refuse is then reported as well. ' +
        `Known are ${consumerIds.map((id) => `\`${id}\``).join(', ')}.`,
    ),
    jsonSchema: { items: { type: 'string', examples: consumerIds } },
  }),
  mediaTypes: field(
    z.array(mediaType).optional(),
    about('Media types of your own. They count in explanations, completion and classification.'),
  ),
  profiles: field(
    z.array(profile).optional(),
    about('Artifact formats of your own. Manifests that fit are named and checked by them.'),
  ),
  baseline: field(z.array(accepted).optional(), about('Findings that are accepted and not reported.')),
});

/** The name of the project file. */
export const projectFileName = '.oci-manifest.json';
