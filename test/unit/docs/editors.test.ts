import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filesIn, readProjectFile } from '#helpers/userText';
import { rules } from '#service';
import { bin } from '../../../package.json';

const program = 'oci-manifest-language-server';

describe('the pages of editors', () => {
  for (const page of filesIn('docs/editors', '.md'))
    it(`start a program of the package, and change a rule that exists: ${page}`, () => {
      assert(program in bin);
      const text = readProjectFile(page);
      assert.match(text, new RegExp(program));
      const [, rule] = /rules\W+([a-z-]+)\W+off\b/.exec(text) ?? [];
      assert(
        rules.some(({ id }) => id === rule),
        rule,
      );
    });

  it('are listed by the page about other editors', () => {
    const listed = [...readProjectFile('docs/other-editors.md').matchAll(/\]\((editors\/.*\.md)\)/g)];
    assert.deepEqual(
      listed.map(([, page]) => `docs/${page}`).sort(),
      [...filesIn('docs/editors', '.md')].sort(),
    );
  });

  it('name the language server of Zed as its extension does, which starts a program of the package', () => {
    const [, server = ''] =
      /^\[language_servers\.(.*)\]$/m.exec(readProjectFile('editors/zed/extension.toml')) ?? [];
    assert.match(readProjectFile('docs/editors/zed.md'), new RegExp(`"lsp": \\{\\s+"${server}": `));
    assert(readProjectFile('editors/zed/src/lib.rs').includes(`"${program}"`));
  });
});
