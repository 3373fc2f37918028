import * as assert from 'node:assert/strict';

import { loadTime, processorTimeOfServer, timeFirstDiagnostics } from './coldStart';
import { extension } from './extension';
import { until } from './until';

const json = 'vscode.json-language-features';

/** What the order for the extension allows (ms). */
const mostToActivate = 30;

/**
 * How many times the processor time of VS Code’s JSON server ours may have taken by its first diagnostics, when it runs for the
 * first time after it was installed. It is 1.9 times, and differs from start to start by a tenth, whatever else the machine does.
 */
const mostTimesJson = 2.4;

describe('activation', () => {
  // The first test of the suite, so nothing has been started yet. The report has the times in its title.
  it('happens when a JSON document is opened, which soon has diagnostics', async function () {
    const first = await timeFirstDiagnostics('{ "imageLayoutVersion": "1.1.0", }');
    const { serverPid } = await extension().activate();
    const servers = {
      own: processorTimeOfServer('languageServer', serverPid()),
      json: processorTimeOfServer('jsonServerMain'),
    };
    const load = { own: loadTime(extension().id), json: loadTime(json) };
    const figures = (whose: 'own' | 'json'): string =>
      `after ${first[whose].toFixed(0)} ms (${load[whose].toFixed(0)} ms to load, ${servers[whose]?.toFixed(0) ?? '?'} ms of a processor for its server)`;
    Object.assign(this.test!, {
      title: `${this.test!.title}: ${figures('own')}, and those of VS Code’s JSON support ${figures('json')}`,
    });
    // On a busy machine everything takes longer, and what is not limited is at least compared.
    assert.ok(load.own <= Math.max(mostToActivate, load.json), `${load.own} ms, and JSON ${load.json} ms`);
    assert.ok(first.own <= 2 * first.json, `${first.own} ms instead of ${first.json} ms`);
    if (servers.own !== undefined && servers.json !== undefined)
      assert.ok(
        servers.own <= mostTimesJson * servers.json,
        `${servers.own} ms, and JSON ${servers.json} ms`,
      );
  });

  it('starts the language server', async () => {
    const { serverPid } = await extension().activate();
    const pid = await until('the server runs', serverPid);
    assert.ok(process.kill(pid, 0));
  });
});
