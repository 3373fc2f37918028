import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { bash, needsBash } from '#helpers/skips';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

function scriptFor(shell: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'completion', shell], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('oci-manifest completion', () => {
  const script = scriptFor('bash');
  before(needsBash);

  /** What bash offers for the last of the words. */
  function offered(...words: string[]): string[] {
    const line = `${script}
COMP_WORDS=(oci-manifest ${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length}
_oci_manifest
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync(bash, ['--norc', '-c', line], { encoding: 'utf8' });
    assert.equal(stderr, '');
    return stdout.split('\n').filter((word) => word !== '');
  }

  for (const [words, expected] of [
    [['li'], ['lint']],
    [['fi'], ['fix-layout']],
    [
      ['lint', '--format', ''],
      ['text', 'json', 'sarif', 'github', 'junit', 'markdown'],
    ],
    [['lint', '--min'], ['--min-severity']],
    [['explain', '--format', 'm'], ['markdown']],
    [
      ['explain', '--con'],
      ['--config', '--consumer'],
    ],
    [['completion', 'b'], ['bash']],
    [['lint', '--kind', 'image-m'], ['image-manifest']],
    [['lint', 'man'], []],
  ] as const) {
    it(`offers ${expected.join(', ') || 'files only'} for ${words.join(' ')}`, () => {
      assert.deepEqual(offered(...words), expected);
    });
  }

  it('has scripts for other shells', () => {
    assert(scriptFor('zsh').endsWith(script));
    assert.match(
      scriptFor('fish'),
      /^complete -c oci-manifest -n '__fish_seen_subcommand_from lint' -l format -d '.*' -x -a 'text json /m,
    );
  });
});
