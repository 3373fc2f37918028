import * as z from 'zod';
import { kinds, type Kind } from '../../../../schemas/src/kinds';
import type { Severity } from '../rules/rule';

/** What a rule can be set to. */
export const severitySetting = z.enum(['error', 'warning', 'information', 'hint', 'off']);

/** What a glob can pin a file to. */
export const kindSetting = z.enum([...(kinds as readonly [Kind, ...Kind[]]), 'none']);

/** The settings `ociManifest.*`; package.json's `contributes.configuration` is generated from this schema. */
export const settingsSchema = z.object({
  enable: z.boolean().default(true).meta({
    markdownDescription: 'Check and explain OCI documents.',
  }),
  rules: z
    .record(z.string(), severitySetting)
    .default({})
    .meta({
      markdownDescription:
        'The severity of single rules, for example `{ "artifact-type-with-image-config": "error" }`. ' +
        '`off` switches a rule off.',
    }),
  kinds: z
    .record(z.string(), kindSetting)
    .default({})
    .meta({
      markdownDescription:
        'The kind of files by glob, where their content does not tell, for example `{ "**/config.json": "image-config" }`. ' +
        '`none` keeps the extension off the files. The first glob that fits counts.',
    }),
});

/** The settings as the language service takes them. */
export type Settings = Omit<z.infer<typeof settingsSchema>, 'rules'> & {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
};

/** The settings that apply when nobody sets any. */
export const defaultSettings: Settings = settingsSchema.parse({});

/** Settings read from outside, and what was wrong with them. */
export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for each setting that was ignored, naming it. */
  readonly problems: readonly string[];
}

/** Reads settings from outside; each bad one falls back to its default and is named, the others count. */
export function readSettings(input: unknown): ReadSettings {
  const members =
    typeof input === 'object' && input !== null ? { ...(input as Record<string, unknown>) } : {};
  const problems: string[] = [];
  for (;;) {
    const result = settingsSchema.safeParse(members);
    if (result.success) return { settings: result.data, problems };
    for (const issue of result.error.issues) {
      const [name, ...rest] = issue.path.map(String);
      problems.push(`ociManifest.${issue.path.join('.')}: ${issue.message}`);
      const member = members[name!];
      if (rest.length > 0 && typeof member === 'object' && member !== null) {
        members[name!] = Object.fromEntries(Object.entries(member).filter(([key]) => key !== rest[0]));
      } else delete members[name!];
    }
  }
}
