import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRecord } from '#scripts/isRecord';
import { contributes } from '../../../package.json';

const groups: readonly Group[] = contributes.configuration;

interface Group {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, { readonly default?: unknown } | undefined>>;
}

describe('the settings editor', () => {
  it('shows the settings in groups, and the switch first', () => {
    assert.deepEqual(
      groups.map(({ title, order }) => [order, title]),
      [
        [0, 'Checks'],
        [1, 'Editor'],
        [2, 'Troubleshooting'],
      ],
    );
    assert.equal(Object.keys(groups[0]?.properties ?? {})[0], 'ociManifest.enable');
  });

  for (const [name, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
    it(`can edit ${name}`, () => {
      assert(canBeEdited(setting), JSON.stringify(setting));
      assert.notEqual(setting?.default, null);
    });
  }
});

/** Whether the settings editor shows more than “Edit in settings.json”, by its rules for the schema of a setting. */
function canBeEdited(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const { type, items, properties = {}, additionalProperties } = schema;
  if (type === 'array') return isRecord(items) && items['type'] === 'string';
  if (type !== 'object') return isScalar(schema);
  if (!isRecord(properties) || additionalProperties === undefined || additionalProperties === true)
    return false;
  const members = additionalProperties === false ? [] : [additionalProperties];
  return [...Object.values(properties), ...members].every(isScalar);
}

function isScalar(schema: unknown): boolean {
  return isRecord(schema) && ['string', 'boolean', 'integer', 'number'].includes(String(schema['type']));
}
