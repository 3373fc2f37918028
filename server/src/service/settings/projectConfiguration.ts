import * as z from 'zod';
import { parse, type ParseError } from 'jsonc-parser';
import type { CatalogueAdditions } from '#schemas/catalogue/catalogue';
import type { Profile } from '#schemas/catalogue/profiles';
import { kinds } from '#schemas/kinds';
import { kindSetting, keepWhatIsRight, severitySetting, specificationSetting } from './editorSettings';

const rules = z.record(z.string(), severitySetting).default({});
const texts = z.array(z.string());

const mediaType = z.object({
  type: z.string(),
  title: z.string(),
  roles: z.array(z.enum(['manifest', 'index', 'config', 'layer', 'artifactType', 'blob', 'header'])),
  description: z.string().default(''),
  owner: z.string().default('This project'),
  link: z.string().default(''),
  rootfs: z.boolean().optional(),
  status: z.literal('current').default('current'),
});

const profile = z
  .object({
    id: z.string(),
    name: z.string(),
    match: z.object({
      artifactType: texts.optional(),
      config: texts.optional(),
      layers: texts.optional(),
      annotations: texts.optional(),
    }),
    config: z.object({ types: texts }).default({ types: [] }),
    layers: z
      .array(
        z.object({
          types: texts,
          min: z.number().default(0),
          max: z.number().nullable().default(null),
          title: z.string().default('layer'),
          annotations: texts.optional(),
        }),
      )
      .default([]),
    otherLayers: z.boolean().default(true),
    annotations: z
      .object({ required: texts.default([]), usual: texts.default([]) })
      .default({ required: [], usual: [] }),
    link: z.string().default(''),
  })
  // Without any condition a profile would take every manifest for its own.
  .refine(({ match }) => Object.values(match).some((list) => list !== undefined && list.length > 0), {
    path: ['match'],
    message: 'at least one list is needed',
  });

/** What the project file says, checked; the documented model of it is in schemas/. */
const schema = z.object({
  specification: specificationSetting.optional(),
  rules,
  overrides: z.array(z.object({ files: texts, kind: kindSetting.optional(), rules })).default([]),
  requiredAnnotations: z.partialRecord(z.enum(kinds), texts).default({}),
  consumers: texts.default([]),
  mediaTypes: z.array(mediaType).default([]),
  profiles: z.array(profile).default([]),
  baseline: z
    .array(z.object({ file: z.string(), rule: z.string(), path: z.string().optional() }))
    .default([]),
});

/** The contents of a project file. */
export type ProjectConfiguration = z.infer<typeof schema>;

/** A project file that was read, and what was wrong with it. */
export interface Project {
  /** The address of the folder that the file is in, with a slash at the end. */
  readonly folder: string;
  readonly configuration: ProjectConfiguration;
  /** One sentence for each part that was ignored, naming it. */
  readonly problems: readonly string[];
}

/** Reads the text of a project file; what is wrong in it is left out and named, the rest counts. */
export function readProject(folder: string, text: string): Project {
  const errors: ParseError[] = [];
  const input: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const { value, problems } = keepWhatIsRight(schema, input);
  return {
    folder,
    configuration: value,
    problems: errors.length > 0 ? ['It is not valid JSON.', ...problems] : problems,
  };
}

/** The entries that a project adds to the catalogue. */
export function catalogueAdditions({ configuration }: Project): CatalogueAdditions {
  const { mediaTypes, profiles } = configuration;
  return {
    mediaTypes: mediaTypes.map(({ rootfs, ...entry }) =>
      rootfs === undefined ? entry : { ...entry, rootfs },
    ),
    profiles: profiles.map(
      (entry) =>
        ({
          ...entry,
          owner: 'This project',
          noun: entry.name,
          form: 'artifact',
          tools: 'your tools',
        }) as Profile,
    ),
  };
}
