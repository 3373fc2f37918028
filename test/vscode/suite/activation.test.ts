import * as assert from 'node:assert/strict';

import { activationTimes, timeFirstDiagnostics } from './coldStart';
import { extension } from './extension';
import { until } from './until';

describe('activation', () => {
  // The first test of the suite, so nothing has been started yet. The report has the times in its title.
  it('happens when a JSON document is opened, which soon has diagnostics', async function () {
    const { own, json } = await timeFirstDiagnostics('{ "imageLayoutVersion": "1.1.0", }');
    await extension().activate();
    const times = await activationTimes([extension().id, 'vscode.json-language-features']);
    const [ours, theirs] = times.map(({ load, call }) => `${load} ms to load and ${call} ms to activate`);
    Object.assign(this.test!, {
      title:
        `${this.test!.title}: after ${own.toFixed(0)} ms (${ours}), ` +
        `and those of VS Code’s JSON support after ${json.toFixed(0)} ms (${theirs})`,
    });
    // Other work on the machine delays the one or the other.
    assert.ok(own <= 2 * json, `${own} ms instead of ${json} ms`);
  });

  it('starts the language server', async () => {
    const { serverPid } = await extension().activate();
    const pid = await until('the server runs', serverPid);
    assert.ok(process.kill(pid, 0));
  });
});
