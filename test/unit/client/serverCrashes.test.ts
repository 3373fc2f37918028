import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient, ErrorHandler, LanguageClientOptions } from 'vscode-languageclient';
import type * as vscode from 'vscode';
import { startClient } from '#client/startClient';

const restartedText = 'The OCI Manifest language server stopped unexpectedly and was restarted.';
const gaveUpText =
  'The OCI Manifest language server stopped unexpectedly 4 times in 3 minutes and was not restarted.';

/** What the handler of a closed connection decides: the numbers of `CloseAction`. */
const [leaveIt, startIt] = [1, 2];

describe('the client, when its server crashes,', () => {
  let crashes: ErrorHandler;
  let calls: string[];

  beforeEach(async () => {
    startAnew();
    calls = [];
    let options: LanguageClientOptions | undefined;
    const called = (name: string) => () => {
      calls.push(name);
      return Promise.resolve();
    };
    const client = {
      start: called('start'),
      stop: called('stop'),
      dispose: called('dispose'),
      onNotification: () => ({ dispose: () => undefined }),
      onRequest: () => ({ dispose: () => undefined }),
    };
    const context = {
      subscriptions: [],
      extension: { packageJSON: { version: '0' } },
      extensionUri: URI.file('/extension'),
    };
    await startClient(context as unknown as vscode.ExtensionContext, {
      createClient: (_id, _name, given) => {
        options = given;
        return client as unknown as BaseLanguageClient;
      },
      digestFile: () => Promise.resolve(undefined),
    });
    assert(options?.errorHandler !== undefined);
    crashes = options.errorHandler;
    calls = [];
  });

  it('restarts it and says so, with a way to the log', async () => {
    person.presses = 'Show Output';
    assert.equal((await crashes.closed()).action, startIt);
    await settled();
    assert.deepEqual(asked.messages, [
      { severity: 'information', text: restartedText, buttons: ['Show Output'] },
    ]);
    assert.equal(asked.logsShown, 1);
  });

  it('runs nothing while the user presses no button', async () => {
    await crashes.closed();
    await settled();
    assert.equal(asked.logsShown, 0);
    assert.deepEqual(calls, []);
  });

  describe('for the fourth time in three minutes', () => {
    beforeEach(async () => {
      for (let crash = 1; crash <= 3; crash++) await crashes.closed();
      asked.messages = [];
    });

    it('leaves it stopped and says so', async () => {
      assert.equal((await crashes.closed()).action, leaveIt);
      assert.deepEqual(asked.messages, [
        { severity: 'error', text: gaveUpText, buttons: ['Show Output', 'Restart'] },
      ]);
    });

    it('shows the log where the user wants to see it', async () => {
      person.presses = 'Show Output';
      await crashes.closed();
      await settled();
      assert.equal(asked.logsShown, 1);
      assert.deepEqual(calls, []);
    });

    it('starts it again where the user wants that, and forgets the crashes', async () => {
      person.presses = 'Restart';
      await crashes.closed();
      await settled();
      assert.deepEqual(calls, ['stop', 'start']);
      person.presses = undefined;
      assert.equal((await crashes.closed()).action, startIt);
    });
  });

  it('goes on after a message that it cannot read', async () => {
    const { action } = await crashes.error(new Error('x'), undefined, 1);
    assert.equal(action, 1);
  });
});
