import * as z from 'zod';
import { editorSettingsSchema } from '#service/settings/editorSettings';
import { consumerIds, nameWithHost } from '#schemas/catalogue/consumers';
import { readConsumer } from '#schemas/catalogue/data';
import { cataloguePlainText } from '#schemas/markdown';
import { ruleLevels } from '#schemas/severity';
import type { Rule } from '#service/lint/rule';
import { isRecord } from './isRecord';

type Schema = Readonly<Record<string, unknown>>;

/** The settings in groups, as the settings editor shows them. Each setting is in one group. */
const groups: readonly { readonly title: string; readonly settings: readonly string[] }[] = [
  { title: 'Checks', settings: ['enable', 'specification', 'consumers', 'rules', 'kinds'] },
  {
    title: 'Editor',
    settings: [
      'codeLens',
      'inlayHints.sizes',
      'inlayHints.layers',
      'inlayHints.aliases',
      'inlayHints.data',
      'outline',
    ],
  },
  { title: 'Troubleshooting', settings: ['trace.server'] },
];

/** package.json with `contributes.configuration` made from the settings' schema and the rules. */
export function withConfiguration(packageJson: string, rules: readonly Rule[]): string {
  const manifest = JSON.parse(packageJson) as { contributes?: Record<string, unknown> };
  const properties = contributedSettings(rules);
  const configuration = groups.map(({ title, settings }, order) => ({
    title,
    order,
    properties: Object.fromEntries(
      settings.map((name, place) => {
        const property = properties.get(name);
        if (property === undefined) throw new Error(`There is no setting ${name}.`);
        properties.delete(name);
        return [`ociManifest.${name}`, { order: place, ...property }];
      }),
    ),
  }));
  const [left] = properties.keys();
  if (left !== undefined) throw new Error(`The setting ${left} is in no group.`);
  manifest.contributes = { ...manifest.contributes, configuration };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The settings by name, each as package.json declares it. */
function contributedSettings(rules: readonly Rule[]): Map<string, Schema> {
  const schema = z.toJSONSchema(editorSettingsSchema(), {
    io: 'input',
    override({ jsonSchema: output }) {
      const { jsonSchema: offered, default: value, markdownDescription } = output;
      if (!isRecord(offered)) return;
      // What older settings may hold is accepted, and not offered.
      for (const name of Object.keys(output)) delete output[name];
      Object.assign(output, { default: value, markdownDescription, ...offered });
    },
  });
  const settings = new Map<string, Schema>();
  for (const [name, { propertyNames: _, ...property }] of settingsOf(schema))
    settings.set(name, { ...property, scope: 'resource' });
  settings.set('rules', {
    ...settings.get('rules'),
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({ id, summary, severity }) => [
        id,
        // Without the type, the settings editor does not show the rules as a table.
        { type: 'string', enum: ruleLevels, default: severity, markdownDescription: summary },
      ]),
    ),
  });
  settings.set('consumers', withConsumerDescriptions(settings.get('consumers') ?? {}));
  settings.set('trace.server', {
    scope: 'window',
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    enumItemLabels: ['Off', 'Messages', 'Verbose'],
    default: 'off',
    description: 'Write the messages between VS Code and the language server to the output channel.',
  });
  return settings;
}

/** Says beside each ID of a consumer who it is, since the settings editor shows the IDs only. */
function withConsumerDescriptions(setting: Schema): Schema {
  const enumDescriptions = consumerIds.map((id) => {
    const consumer = readConsumer(id);
    // The settings editor shows plain text.
    return consumer && `${nameWithHost(consumer)}: ${cataloguePlainText(consumer.description)}`;
  });
  return { ...setting, items: { type: 'string', enum: consumerIds, enumDescriptions } };
}

/** Settings that stand in a group are listed one by one, so that each has its own box in the settings editor. */
function settingsOf(
  schema: z.core.JSONSchema.BaseSchema,
  prefix = '',
): [string, z.core.JSONSchema.BaseSchema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    return property.properties === undefined
      ? [[`${prefix}${name}`, property]]
      : settingsOf(property, `${prefix}${name}.`);
  });
}
