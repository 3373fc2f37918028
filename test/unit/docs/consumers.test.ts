import { isMediaType } from '#schemas/values/mediaType';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { consumers, consumersNamed } from '#schemas/catalogue/consumers';
import { projectRoot } from '#scripts/rulePage';

describe('what is known of consumers', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'consumers.md'), 'utf8');

  for (const { id, name, description, asOf, sources, types } of consumers) {
    it(`has a date and sources for ${id}, and stands on the page`, () => {
      assert.match(asOf, /^20\d\d-(?:0[1-9]|1[0-2])$/);
      assert(sources.length > 0);
      for (const source of sources) assert.equal(new URL(source).protocol, 'https:');
      const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
      assert(row !== undefined, `docs/consumers.md has no row for ${id}`);
      for (const part of [name, description, asOf, ...sources]) assert(row.includes(part), part);
      for (const { only = [], never = [], instead } of types ?? []) {
        for (const type of [...only, ...never, ...(instead === undefined ? [] : [instead])])
          assert(isMediaType(type), type);
      }
    });
  }

  it('counts for those that a project names, whatever else it names', () => {
    assert.deepEqual(
      consumersNamed(['zot', 'nobody', 'ecr']).map(({ id }) => id),
      ['ecr', 'zot'],
    );
  });
});
