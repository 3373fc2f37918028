import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { scripts } from '../../package.json';
import { filesIn, readProjectFile } from '#helpers/userText';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];

/** The lines in fences of one language on all pages, each with its page. */
function* linesIn(language: string): Iterable<{ readonly page: string; readonly line: string }> {
  for (const page of pages)
    for (const [, block = ''] of readProjectFile(page).matchAll(
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
    ))
      for (const line of block.trimEnd().split('\n')) yield { page, line };
}

/** Runs a line as a shell does in the folder of the project, with the program that was built there. */
function runHere(line: string) {
  const program = `"${process.execPath}" "${join('dist', 'server', 'cli.js')}"`;
  const command = line.replace(/^(?:oci-manifest|node dist\/server\/cli\.js)(?= )/, program);
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...env } = process.env;
  return spawnSync(command, { cwd: repositoryRoot, encoding: 'utf8', shell: true, env });
}

const isOurs = (line: string): boolean => /^(?:\$ )?(?:oci-manifest|node dist\/server\/cli\.js) /.test(line);

describe('the commands that the README and the pages show', () => {
  const shown = [...linesIn('sh')];

  it('are those that this test knows how to check', () => {
    assert(shown.filter(({ line }) => isOurs(line)).length >= 5);
    for (const { page, line } of shown) {
      const isKnown =
        isOurs(line) ||
        /^(?:npm (?:ci|start|test|install|run)|npx oci-manifest lint \.$|code --install-|docker (?:build|run) |OCI_CORPUS=)/.test(
          line,
        );
      assert(isKnown, `${page}: ${line}`);
    }
  });

  for (const { page, line } of shown.filter((each) => isOurs(each.line))) {
    it(`${page}: ${line}`, () => {
      const { status, stdout, stderr } = runHere(line);
      assert.equal(stderr, '');
      assert([0, 1].includes(status ?? 2), String(status));
      assert.notEqual(stdout, '');
    });
  }

  for (const { page, line } of shown.filter((each) => each.line.startsWith('npm run '))) {
    it(`${page}: ${line}`, () => {
      const [, name = ''] = /^npm run (\S+)/.exec(line) ?? [];
      assert(name in scripts, `package.json has no script ${name}`);
    });
  }

  it('print what the pages show', () => {
    const blocks = [...linesIn('console')];
    assert(blocks.length > 0);
    let expected = '';
    let actual = '';
    for (const { line } of blocks) {
      if (line.startsWith('$ ')) {
        assert.equal(actual, expected);
        actual = runHere(line.slice(2)).stdout;
        expected = '';
      } else expected += `${line}\n`;
    }
    assert.equal(actual, expected);
  });
});
