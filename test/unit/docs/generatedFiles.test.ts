import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { generatedFiles } from '#scripts/generatedFiles';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

describe('generated files', () => {
  it('are as `npm run generate` writes them', async () => {
    for (const [path, content] of await generatedFiles()) {
      assert.equal(readFileSync(join(repositoryRoot, path), 'utf8'), content, `${path} is stale`);
    }
  });
});
