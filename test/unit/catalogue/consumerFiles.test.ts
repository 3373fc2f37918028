import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

/** Does something in a process of its own, and lists the files of consumers that were read for it. */
function filesReadBy(script: string): readonly string[] {
  const list = 'Object.keys(require.cache).filter((path) => /data[\\\\/]consumers[\\\\/]/.test(path))';
  const print = `console.log(JSON.stringify(${list}.map((path) => require('node:path').basename(path))));`;
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', `${script};${print}`], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  });
  return JSON.parse(output) as readonly string[];
}

describe('the files of consumers', () => {
  it('are not read when the language service is loaded', () => {
    assert.deepEqual(filesReadBy("require('./server/src/service/index.ts')"), []);
  });

  it('are not read to find those that are shown first', () => {
    const ask =
      "require('./server/src/service/features/whoTakes.ts').shortList({ kind: 'image-index' }, { consumers: [] })";
    assert.deepEqual(filesReadBy(ask), []);
  });

  it('are read one by one, as a statement is asked for', () => {
    const ask = "require('./schemas/src/catalogue/consumers.ts').behaviorNamed('oras/nothing')";
    assert.deepEqual(filesReadBy(ask), ['oras.json']);
  });
});
