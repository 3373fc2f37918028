import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { itemsOf, withRelease, type NamedText } from '#scripts/changes';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const release = { version: '0.2.0', date: '2026-11-27' };
const head = '# Changelog\n\nIntroduction.\n\n';
const change = (text: string): NamedText => ({ name: 'changes/a.md', text });
const fixed = change('### Fixed\n\n- One.\n');
const old = '## 0.1.0 - 2026-10-01\n\n### Added\n\n- All.\n';

describe('the changes of a release', () => {
  it('are on top of the changelog, by section', () => {
    const changes = [fixed, change('### Added\n\n- Two,\n  and more.\n\n### Fixed\n\n- Three.\n')];
    assert.equal(
      withRelease(head + old, changes, release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Added\n\n- Two,\n  and more.\n\n### Fixed\n\n- One.\n- Three.\n\n${old}`,
    );
  });

  for (const heading of ['## 0.2.0 (unreleased)', '## 0.1.1 (unreleased)', '## [Unreleased]'])
    it(`include what the changelog has under “${heading}”`, () => {
      const noted = `${heading}\n\n### Added\n\n- One.\n`;
      assert.equal(
        withRelease(`${head}${noted}\n${old}`, [change('### Added\n\n- Two.\n')], release),
        `${head}## 0.2.0 - 2026-11-27\n\n### Added\n\n- One.\n- Two.\n\n${old}`,
      );
    });

  it('may be all in the changelog', () => {
    const noted = '## 0.1.0 (unreleased)\n\n### Added\n\n- One.\n';
    assert.equal(
      withRelease(head + noted, [], release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Added\n\n- One.\n`,
    );
  });

  it('are read whatever the ends of their lines are', () => {
    const spaced = change('### Fixed \r\n\r\n- One.  \r\n  \r\n- Two.\r\n');
    assert.equal(
      withRelease((head + old).replaceAll('\n', '\r\n'), [spaced], release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Fixed\n\n- One.\n\n- Two.\n\n${old}`,
    );
  });

  it('may have a code block with what looks like a heading', () => {
    const code = '- One:\n\n  ```markdown\n### Fixed\n## 9.0.0 - 2026-01-01\n  ```';
    assert.throws(() => itemsOf(change(`### Added\n\n${code}\n`)), /“Added” must consist of list items/);
    const indented = code.replaceAll('\n#', '\n  #');
    assert.equal(itemsOf(change(`### Added\n\n${indented}\n`)).get('Added'), indented);
    const quoted = `## 0.1.0 - 2026-10-01\n\n${code}\n`;
    assert.equal(
      withRelease(head + quoted, [fixed], release),
      `${head}## 0.2.0 - 2026-11-27\n\n### Fixed\n\n- One.\n\n${quoted}`,
    );
  });

  it('are refused for a version that is released', () => {
    for (const text of [old, old.replace('0.1.0', '[0.1.0]')])
      assert.throws(
        () => withRelease(head + text, [fixed], { ...release, version: '0.1.0' }),
        /released already/,
      );
  });

  it('are refused for a version that is not newer than those that are released', () => {
    const newer = '## [0.10.0] - 2026-10-01\n\n### Added\n\n- More.\n';
    assert.throws(
      () => withRelease(`${head}${newer}\n${old}`, [fixed], release),
      /Version 0\.2\.0 is not newer than 0\.10\.0/,
    );
  });

  it('are refused if there are none', () => {
    for (const text of ['', '## 0.2.0 (unreleased)\n\n'])
      assert.throws(() => withRelease(head + text + old, [], release), /no changes to release/);
  });

  for (const text of [
    '- One.\n',
    '### Fixes\n\n- One.\n',
    '### Fixed\n\nOne.\n',
    '### Fixed\n',
    '### Fixed\n- A\n### Fixed\n- B',
  ])
    it(`are refused in the form ${JSON.stringify(text)}`, () => {
      assert.throws(() => itemsOf(change(text)), /^Error: changes\/a\.md: /);
    });

  it('have that form in all files of the repository', () => {
    const folder = join(repositoryRoot, 'changes');
    for (const name of readdirSync(folder))
      if (name !== 'README.md')
        assert.ok(itemsOf({ name, text: readFileSync(join(folder, name), 'utf8') }), name);
  });
});
