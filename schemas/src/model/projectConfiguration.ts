import * as z from 'zod';
import { consumerIds } from '#schemas/catalogue/consumers';
import { mediaTypeRoles } from '#schemas/catalogue/vocabulary';
import { kinds } from '#schemas/documentKinds';
import { longestProfileList } from '#schemas/limits';
import { counted, eitherOf, listOf } from '#schemas/prose';
import { once } from '#schemas/once';
import { ruleLevels } from '#schemas/severity';
import { specificationVersions } from '#schemas/specificationVersions';
import { problemOfGlob, problemOfGlobs } from '#schemas/values/glob';
import { asWritten } from './asWritten';
import { oneOf, preferablyOneOf } from './choice';
import { field } from './field';

/** A member without a specification but ours; docs/project-configuration.md shows each by example. */
const about = <S extends z.ZodType>(description: string, schema: S) => field(schema, { description });

const code = (values: readonly string[]) => values.map((value) => `\`${value}\``);

/** What a rule can be set to. */
export const ruleLevel = () => oneOf('severity', ruleLevels);

/** What a glob can pin a file to. */
export const kindPin = () => oneOf('kind of document', [...kinds, 'none']);

/** A version of the image specification. */
const specificationVersion = () => oneOf('version of the specification', specificationVersions);

const ruleId = () => preferablyOneOf('rule', 'rules');
const strings = () => z.array(z.string());

/** What is wrong with a list in a profile that is too long. */
const problemOfLongList = `a list in a profile must not have more than ${counted(longestProfileList, 'value')}`;

/** A glob that can be matched. */
export const glob = () =>
  z.string().check(({ value, issues }) => {
    const problem = problemOfGlob(value);
    if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: value });
  });

/** The rules by id, each with its severity. */
const rules = (place: string) =>
  about(
    `The severity of individual rules ${place}: ${eitherOf(code(ruleLevels))}.`,
    z.record(ruleId(), ruleLevel()).default({}),
  );

const override = () =>
  z.object({
    files: about(
      'The files that the entry applies to: globs, relative to the folder of this file.',
      z.array(glob()),
    ),
    kind: about(
      'The kind of the files, where their content does not show it, for example `image-config`. With `none` they are ignored.',
      kindPin().exactOptional(),
    ),
    rules: rules('in these files'),
  });

/** Entries whose globs can all be compared with each file. */
const overrides = () =>
  z.array(override()).check(({ value, issues }) => {
    const problem = problemOfGlobs(value.flatMap(({ files }) => files));
    if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: value });
  });

const mediaType = () =>
  z.object({
    type: about('The media type.', z.string()),
    title: about('What it is, in a few words.', z.string()),
    roles: about(
      `Where it occurs: ${listOf(code(mediaTypeRoles))}.`,
      z.array(oneOf('role of a media type', mediaTypeRoles)),
    ),
    description: about('What authors should know about it, in a sentence or two.', z.string().default('')),
    owner: about('The project or team that owns the type.', z.string().default('This project')),
    link: about('Where it is documented.', z.string().default('')),
    rootfs: about(
      'True for a layer that your runtime unpacks into the root filesystem.',
      z.boolean().exactOptional(),
    ),
  });

/** Strings in a profile. */
const fewStrings = () => z.array(z.string()).max(longestProfileList, problemOfLongList);

/** A number of layers. */
const layerCount = () => z.number().nonnegative('a number of layers must not be negative');

const profileLayer = () =>
  z.object({
    types: about(
      'The media types of these layers. A `*` at the end stands for any characters.',
      fewStrings(),
    ),
    min: about('The smallest number of such layers; 0 when absent.', layerCount().default(0)),
    max: about(
      'The largest number of such layers; any number when absent or null.',
      layerCount().nullable().default(null),
    ),
    title: about('What such a layer holds, in a few words.', z.string().default('layer')),
    annotations: about('Annotations that each of these layers must have.', fewStrings().exactOptional()),
  });

/** Without any condition, a profile would claim every manifest. */
const match = () =>
  z
    .object({
      artifactType: about(
        'Values of `artifactType`. The manifest must have one of them.',
        fewStrings().exactOptional(),
      ),
      config: about('Media types. The config must have one of them.', fewStrings().exactOptional()),
      layers: about('Media types. At least one layer must have one of them.', fewStrings().exactOptional()),
      annotations: about(
        'Annotation keys. The manifest must have at least one of them.',
        fewStrings().exactOptional(),
      ),
    })
    .refine(
      (lists) => Object.values(lists).some((list) => list.length > 0),
      'at least one list must have a value',
    );

const profile = () =>
  z.object({
    id: about('A unique name for the profile, in kebab-case.', z.string()),
    name: about('The name of the format, as people see it.', z.string()),
    match: about('How a manifest is recognized. Every list that is given must match.', match()),
    config: about(
      'What the config must be.',
      z
        .object({ types: about('The media types that the config may have.', fewStrings()) })
        .default({ types: [] }),
    ),
    layers: about(
      'The groups of layers that such a manifest has.',
      z.array(profileLayer()).max(longestProfileList, problemOfLongList).default([]),
    ),
    otherLayers: about(
      'False when layers of other types are a mistake; true when absent.',
      z.boolean().default(true),
    ),
    annotations: about(
      'The annotations of such a manifest.',
      z
        .object({
          required: about('Annotations that the manifest must have.', fewStrings().default([])),
          usual: about('Annotations that the manifest usually has.', fewStrings().default([])),
        })
        .default({ required: [], usual: [] }),
    ),
    link: about('Where the format is documented.', z.string().default('')),
  });

const accepted = () =>
  z.object({
    file: about('The file, relative to the folder of this one.', z.string()),
    rule: about('The rule whose finding is accepted.', ruleId()),
    path: about(
      'Where in the file, such as `layers[0].mediaType`; anywhere when absent.',
      z.string().exactOptional(),
    ),
  });

/**
 * What the project file `.oci-manifest.json` can say, with its closed lists and defaults: what a team agreed on for
 * its documents. The file is read by this schema, and everything else that knows the file is made from it. It is made
 * when it is first asked for, because most documents have no project file.
 */
export const projectContents = once(() =>
  z.object({
    $schema: about('The JSON Schema of this file, for other editors.', z.string().exactOptional()),
    specification: about(
      `The version of the image specification that documents must follow: ${eitherOf(code(specificationVersions))}.`,
      specificationVersion().exactOptional(),
    ),
    rules: rules('in all files'),
    overrides: about(
      'What is different for some files. When several entries match a file, later entries override earlier ones.',
      overrides().default([]),
    ),
    requiredAnnotations: about(
      'Annotations that every document of a kind must have, by kind, for example `{ "image-manifest": ["org.opencontainers.image.source"] }`.',
      z.partialRecord(oneOf('kind of document', kinds), strings()).default({}),
    ),
    consumers: field(z.array(preferablyOneOf('consumer', consumerIds)).default([]), {
      description:
        'The registries and runtimes that the documents are meant for. The rules then also report what these refuse. ' +
        `The known ones are ${listOf(code(consumerIds))}.`,
      jsonSchema: { items: { type: 'string', examples: consumerIds } },
    }),
    mediaTypes: about(
      'Your own media types. Explanations, completion, and classification use them.',
      z.array(mediaType()).default([]),
    ),
    profiles: about(
      'Your own artifact formats. Manifests that match one are named after it and checked against it.',
      z.array(profile()).default([]),
    ),
    baseline: about('Findings that are accepted and not reported.', z.array(accepted()).default([])),
  }),
);

/** The project file as a document: any of it may still be wrong. */
export const projectConfiguration = once(() => asWritten(projectContents()));

/** The name of the project file. */
export const projectFileName = '.oci-manifest.json';
