import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { allConsumers, behaviorNamed, consumersNamed } from '#schemas/catalogue/consumers';
import { consumerFiles, libraryIds, usualIds } from '#schemas/catalogue/data/files';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { rules } from '#service/rules/registry';

describe('the model of consumers', () => {
  it('has every file of its folder', () => {
    const folder = join(repositoryRoot, 'schemas', 'src', 'catalogue', 'data', 'consumers');
    const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
    assert.deepEqual(
      files.sort(),
      allConsumers()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('knows without reading a file which consumer it is about, and which are libraries', () => {
    assert.deepEqual(
      allConsumers().map(({ id }) => id),
      Object.keys(consumerFiles),
    );
    assert.deepEqual(
      allConsumers().flatMap(({ id, group }) => (group === 'library' ? [id] : [])),
      [...libraryIds],
    );
  });

  it('shows none first that is not there', () => {
    assert.deepEqual(
      consumersNamed(usualIds).map(({ id }) => id),
      usualIds,
    );
  });

  it('counts for those that a project names, whatever else it names', () => {
    assert.deepEqual(
      consumersNamed(['zot', 'nobody', 'ecr@1']).map(({ id }) => id),
      ['ecr', 'zot'],
    );
  });

  for (const { id, claims = [], messages } of rules) {
    it(`has what ${id} says of consumers`, () => {
      const inMessages = Object.values(messages).flatMap((message) =>
        [...message.matchAll(/\{([\w-]+\/[\w-]+)\}/g)].map(([, claim = '']) => claim),
      );
      for (const claim of [...claims, ...inMessages])
        assert(behaviorNamed(claim) !== undefined, `${claim} is in no file of a consumer`);
      for (const claim of inMessages)
        assert(claims.includes(claim), `${claim} is not among the claims of the rule`);
    });
  }
});
