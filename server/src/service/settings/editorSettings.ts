import * as z from 'zod';
import { consumerIds } from '#schemas/catalogue/consumers';
import { glob, kindPin, ruleLevel } from '#schemas/model/projectConfiguration';
import { once } from '#schemas/once';
import { specificationVersions, type SpecificationVersion } from '#schemas/specificationVersions';
import { problemOfGlobs } from '#schemas/values/glob';
import { defaultPolicy } from '#service/lint/policy';
import { keepWhatIsRight } from './keepWhatIsRight';

/** Stands for what the project file says, or for what suits the editor. Older settings have null for it. */
const automatic = 'auto';

const outlineChoices = [automatic, 'always', 'never'] as const;

/** The settings that apply when nobody sets any. They are the defaults of the schema, which costs too much to be asked for them. */
const defaults = {
  enable: true,
  specification: automatic,
  consumers: [] as string[],
  rules: {},
  kinds: {},
  codeLens: true,
  inlayHints: { sizes: true, layers: true, aliases: true, data: true },
  outline: automatic,
} as const;

const specification = () =>
  z
    .enum([automatic, ...specificationVersions])
    .nullable()
    .default(defaults.specification)
    .meta({
      markdownDescription:
        'The version of the image specification that documents must follow. Overrides the project file.',
      jsonSchema: {
        type: 'string',
        enum: [automatic, ...specificationVersions],
        enumItemLabels: ['Automatic', ...specificationVersions],
        enumDescriptions: [
          `The version in the project file, or ${defaultPolicy.specification} if it has none.`,
          'OCI image specification 1.0.',
          'OCI image specification 1.1.',
          'The unreleased specification, as on the main branch of its repository.',
        ],
      },
    });

const consumers = () =>
  z
    .array(z.string())
    .nullable()
    .default(defaults.consumers)
    .meta({
      markdownDescription:
        'The registries and runtimes that the documents are meant for. The rules then also report what these refuse. ' +
        'Overrides the project file, unless the list is empty.',
      jsonSchema: { type: 'array', items: { type: 'string', enum: consumerIds }, uniqueItems: true },
    });

const outline = () =>
  z
    .union([z.enum(outlineChoices), z.boolean(), z.null()])
    .default(defaults.outline)
    .meta({
      markdownDescription:
        'Show the layers, platforms, and other parts of a document by name in the outline.',
      jsonSchema: {
        type: 'string',
        enum: outlineChoices,
        enumItemLabels: ['Automatic', 'Always', 'Never'],
        enumDescriptions: [
          'Show them only in editors without a JSON outline of their own. VS Code has one.',
          'Show them in every editor. VS Code also shows its own JSON outline.',
          'Do not show them.',
        ],
      },
    });

/**
 * The settings `ociManifest.*`; package.json's `contributes.configuration` is generated from this schema. Where it
 * takes more than the settings editor can show, `jsonSchema` says what the editor offers.
 */
export const editorSettingsSchema = once(() =>
  z.object({
    enable: z.boolean().default(defaults.enable).meta({
      markdownDescription: 'Check and explain OCI documents.',
    }),
    specification: specification(),
    consumers: consumers(),
    rules: z
      .record(z.string(), ruleLevel())
      .default(defaults.rules)
      .meta({
        markdownDescription:
          'The severities of individual rules. In the Settings editor, *Item* is the ID of a rule, and *Value* its severity, or ' +
          '`off`, which switches the rule off. Overrides the project file `.oci-manifest.json`.',
      }),
    kinds: z
      .record(glob(), kindPin())
      .check(({ value, issues }) => {
        const problem = problemOfGlobs(Object.keys(value));
        if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: value });
      })
      .default(defaults.kinds)
      .meta({
        markdownDescription:
          'The kinds of files whose content does not show their kind. In the Settings editor, *Item* is a glob ' +
          'such as `**/config.json`, and *Value* a kind such as `image-config`. Files of the kind `none` are ignored. The ' +
          'first glob that matches a file applies.',
      }),
    codeLens: z.boolean().default(defaults.codeLens).meta({
      markdownDescription:
        'Show a summary above each document, for example `Image · linux/amd64 · 3 layers · 119.6 KiB`.',
    }),
    inlayHints: z
      .object({
        sizes: z.boolean().default(defaults.inlayHints.sizes).meta({
          markdownDescription: 'Show sizes in readable units, for example `119.6 KiB`.',
        }),
        layers: z.boolean().default(defaults.inlayHints.layers).meta({
          markdownDescription:
            'Show the number of the root filesystem layer next to layers, diff IDs, and steps of the history.',
        }),
        aliases: z
          .boolean()
          .default(defaults.inlayHints.aliases)
          .meta({
            markdownDescription:
              'Show the usual name next to an alias of an architecture or operating system, for example `= amd64` ' +
              'next to `x86_64`.',
          }),
        data: z.boolean().default(defaults.inlayHints.data).meta({
          markdownDescription: 'Show the length of the content next to embedded `data`.',
        }),
      })
      .prefault({}),
    outline: outline(),
  }),
);

/** The settings as an editor holds them. */
export type EditorSettings = z.infer<ReturnType<typeof editorSettingsSchema>>;

/** What an editor sets itself; undefined where it leaves a choice to the project file or to what suits it. */
export function chosenIn({ specification, consumers, outline }: EditorSettings): {
  readonly specification: SpecificationVersion | undefined;
  readonly consumers: readonly string[] | undefined;
  readonly outline: boolean | undefined;
} {
  return {
    specification: specification === automatic ? undefined : (specification ?? undefined),
    consumers: consumers === null || consumers.length === 0 ? undefined : consumers,
    outline: outline === automatic || outline === null ? undefined : outline === true || outline === 'always',
  };
}

/** The settings that apply when nobody sets any. */
export const defaultEditorSettings: EditorSettings = defaults;

/** Settings read from outside, and what was wrong with them. */
export interface ReadSettings {
  readonly settings: EditorSettings;
  /** What was ignored, as `keepWhatIsRight` names it. */
  readonly problems: readonly string[];
}

/** Reads settings from outside. A bad setting falls back to its default and is named; the others apply. */
export function readEditorSettings(input: unknown): ReadSettings {
  const { value, problems } = keepWhatIsRight(editorSettingsSchema(), input, 'ociManifest.');
  return { settings: value, problems };
}
