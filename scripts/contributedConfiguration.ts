import * as z from 'zod';
import { editorSettingsSchema } from '#service/settings/editorSettings';
import { ruleLevels } from '#schemas/severity';
import type { Rule } from '#service/lint/rule';

/** package.json with `contributes.configuration` made from the settings' schema and the rules. */
export function withConfiguration(packageJson: string, rules: readonly Rule[]): string {
  const manifest = JSON.parse(packageJson) as { contributes?: Record<string, unknown> };
  const schema = z.toJSONSchema(editorSettingsSchema, { io: 'input' });
  const properties: Record<string, unknown> = {};
  for (const [name, property] of settingsOf(schema)) {
    properties[`ociManifest.${name}`] = { ...property, scope: 'resource' };
  }
  const ruleSettings = properties['ociManifest.rules'] as Record<string, unknown>;
  delete ruleSettings['propertyNames'];
  ruleSettings['additionalProperties'] = false;
  ruleSettings['properties'] = Object.fromEntries(
    rules.map(({ id, summary, severity }) => [
      id,
      {
        enum: ruleLevels,
        default: severity,
        markdownDescription: summary,
      },
    ]),
  );
  const kindSettings = properties['ociManifest.kinds'] as Record<string, unknown>;
  delete kindSettings['propertyNames'];
  properties['ociManifest.trace.server'] = {
    scope: 'window',
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    description: 'Write the messages between VS Code and the language server to the output channel.',
  };
  manifest.contributes = { ...manifest.contributes, configuration: { title: 'OCI Manifest', properties } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
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
