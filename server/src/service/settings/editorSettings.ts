import * as z from 'zod';
import { consumerIds } from '#schemas/catalogue/consumers';
import { glob, kindPin, ruleLevel, specificationVersion } from '#schemas/model/projectConfiguration';
import { listOf } from '#schemas/prose';
import { defaultPolicy } from '#service/lint/policy';
import { keepWhatIsRight } from './keepWhatIsRight';

/** The settings `ociManifest.*`; package.json's `contributes.configuration` is generated from this schema. */
export const editorSettingsSchema = z.object({
  enable: z.boolean().default(true).meta({
    markdownDescription: 'Check and explain OCI documents.',
  }),
  rules: z
    .record(z.string(), ruleLevel)
    .default({})
    .meta({
      markdownDescription:
        'The level of individual rules, for example `{ "artifact-type-with-image-config": "error" }`. ' +
        '`off` switches a rule off. Overrides the project file `.oci-manifest.json`.',
    }),
  kinds: z
    .record(glob, kindPin)
    .default({})
    .meta({
      markdownDescription:
        'The kind of files by glob, for files whose content does not identify it, for example `{ "**/config.json": "image-config" }`. ' +
        'With `none`, the files are ignored. The first glob that matches a file applies.',
    }),
  specification: specificationVersion
    .nullable()
    .default(null)
    .meta({
      markdownDescription:
        'The version of the image specification that documents must follow. Overrides the project file. ' +
        `When null, the version in the project file applies, or ${defaultPolicy.specification} if it has none.`,
    }),
  consumers: z
    .array(z.string().meta({ enum: consumerIds }))
    .nullable()
    .default(null)
    .meta({
      markdownDescription:
        'Registries and runtimes that the documents are meant for, for example `["gitlab", "ecr"]`. What they refuse is ' +
        'then reported as well. Overrides the project file. When null, the list in the project file applies. The known ' +
        `ones are ${listOf(consumerIds.map((id) => `\`${id}\``))}.`,
    }),
  codeLens: z.boolean().default(true).meta({
    markdownDescription:
      'Show a summary above each document, for example `Image · linux/amd64 · 3 layers · 119.6 KiB`.',
  }),
  inlayHints: z
    .object({
      sizes: z.boolean().default(true).meta({
        markdownDescription: 'Show sizes in readable units, for example `119.6 KiB`.',
      }),
      layers: z.boolean().default(true).meta({
        markdownDescription:
          'Show the number of the root filesystem layer next to layers, diff IDs, and steps of the history.',
      }),
      aliases: z
        .boolean()
        .default(true)
        .meta({
          markdownDescription:
            'Show the usual name next to an alias of an architecture or operating system, for example `= amd64` ' +
            'next to `x86_64`.',
        }),
      data: z.boolean().default(true).meta({
        markdownDescription: 'Show the length of the content next to embedded `data`.',
      }),
    })
    .prefault({}),
  outline: z
    .boolean()
    .nullable()
    .default(null)
    .meta({
      markdownDescription:
        'List the parts of a document in the outline, with layers and platforms by name. When null, only editors ' +
        'without an outline of JSON show it. When true, VS Code shows it in addition to its own.',
    }),
});

/** The settings as an editor holds them. */
export type EditorSettings = z.infer<typeof editorSettingsSchema>;

/** The settings that apply when nobody sets any. */
export const defaultEditorSettings: EditorSettings = editorSettingsSchema.parse({});

/** Settings read from outside, and what was wrong with them. */
export interface ReadSettings {
  readonly settings: EditorSettings;
  /** What was ignored, as `keepWhatIsRight` names it. */
  readonly problems: readonly string[];
}

/** Reads settings from outside. A bad setting falls back to its default and is named; the others apply. */
export function readEditorSettings(input: unknown): ReadSettings {
  const { value, problems } = keepWhatIsRight(editorSettingsSchema, input, 'ociManifest.');
  return { settings: value, problems };
}
