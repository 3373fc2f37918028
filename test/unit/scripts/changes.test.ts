import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { itemsOf, withRelease } from '#scripts/changes';
import { projectRoot } from '#scripts/rulePage';

const release = { version: '0.2.0', date: '2026-11-27' };
const head = '# Changelog\n\nIntroduction.\n\n';
const old = '## 0.1.0 - 2026-10-01\n\n### Added\n\n- All.\n';

describe('the changes of a release', () => {
  it('are on top of the changelog, by section', () => {
    const changes = ['### Fixed\n\n- One.\n', '### Added\n\n- Two,\n  and more.\n\n### Fixed\n\n- Three.\n'];
    assert.equal(
      withRelease(head + old, changes, release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Added\n\n- Two,\n  and more.\n\n### Fixed\n\n- One.\n- Three.\n\n${old}`,
    );
  });

  it('include what the changelog has for the version already', () => {
    const noted = '## 0.2.0 (unreleased)\n\n### Added\n\n- One.\n';
    assert.equal(
      withRelease(`${head}${noted}\n${old}`, ['### Added\n\n- Two.\n'], release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Added\n\n- One.\n- Two.\n\n${old}`,
    );
  });

  it('are refused for a version that is released', () => {
    assert.throws(() => withRelease(head + old, [], { ...release, version: '0.1.0' }), /released already/);
  });

  for (const text of [
    '- One.\n',
    '### Fixes\n\n- One.\n',
    '### Fixed\n\nOne.\n',
    '### Fixed\n',
    '### Fixed\n- A\n### Fixed\n- B',
  ])
    it(`are refused in the form ${JSON.stringify(text)}`, () => {
      assert.throws(() => itemsOf(text));
    });

  it('have that form in all files of the repository', () => {
    const folder = join(projectRoot, 'changes');
    for (const name of readdirSync(folder))
      if (name !== 'README.md') assert.ok(itemsOf(readFileSync(join(folder, name), 'utf8')), name);
  });
});
