import * as assert from 'node:assert/strict';

import { openCopy } from './documents';
import { extension } from './extension';
import { until } from './until';

describe('activation', () => {
  it('happens when a JSON document is opened', async () => {
    await openCopy('wasm/manifest.json');
    await until('the extension is active', () => extension().isActive);
  });

  it('starts the language server', async () => {
    const { serverPid } = await extension().activate();
    const pid = await until('the server runs', serverPid);
    assert.ok(process.kill(pid, 0));
  });
});
