import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inCorpus, needsCorpus } from '#helpers/corpus';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

describe('layouts written by others', () => {
  before(needsCorpus);

  it('have no fault in their layers that only reading them to their ends shows', () => {
    const [summary = '', ...verified] = findings('--verify');
    const [, blobs] = /^Verified (\d+) blobs/.exec(summary) ?? [];
    assert(Number(blobs) > 400, `not enough was verified: ${summary}`);
    const known = new Set(findings());
    assert.deepEqual(
      verified.filter((line) => !known.has(line)),
      [],
    );
  });
});

/** What the command line says of the layouts, line by line: what was verified, if anything, then the findings. */
function findings(...options: readonly string[]): string[] {
  const { stdout } = spawnSync(process.execPath, [program, 'lint', ...options, inCorpus('layouts')], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n');
  return [
    ...lines.filter((line) => line.startsWith('Verified ')),
    ...lines.filter((line) => /: (?:error|warning|information|hint): /.test(line)),
  ];
}
