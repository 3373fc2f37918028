import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { startedAs } from '#cli/startedAs';

const folder = resolve('/home/me/project');

describe('how the command line was started', () => {
  for (const [script, command] of [
    [join(folder, 'dist', 'server', 'cli.js'), `node ${join('dist', 'server', 'cli.js')}`],
    [join(folder, 'my tools', 'cli.js'), `node "${join('my tools', 'cli.js')}"`],
    [resolve('/opt/cli.js'), `node ${resolve('/opt/cli.js')}`],
    [resolve('/usr/bin/oci-manifest'), 'oci-manifest'],
    [join(folder, 'node_modules', 'oci-manifest', 'dist', 'server', 'cli.js'), 'oci-manifest'],
  ] as const)
    it(`is ${command}`, () => {
      assert.equal(startedAs(script, folder), command);
    });
});
