import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ValidationTally } from '#client/commands/validationTally';
import { WorkspaceValidation } from '#client/commands/validateWorkspace';

describe('the end of a validation', () => {
  beforeEach(startAnew);

  const tell = (tally: ValidationTally, summary = tally.summary()): void =>
    new WorkspaceValidation({} as BaseLanguageClient).tell(summary, tally);

  it('is said in the status bar, without a message to close and without the sign of an error', () => {
    const tally = new ValidationTally();
    tally.addDocument({ errors: 1, warnings: 2, information: 0 });
    tell(tally, '5 blobs were verified.');
    assert.deepEqual(asked.messages, []);
    assert.deepEqual(asked.statusItems, [
      {
        name: 'OCI Manifest: Validation',
        text: '$(checklist) 1 error, 2 warnings in 1 OCI document',
        tooltip: '5 blobs were verified. Click to show the problems.',
        command: 'workbench.actions.view.problems',
        isShown: true,
      },
    ]);
  });

  it('leads nowhere where nothing was found', () => {
    const tally = new ValidationTally();
    tally.addDocument({ errors: 0, warnings: 0, information: 0 });
    tell(tally);
    assert.deepEqual(asked.messages, []);
    const [item] = asked.statusItems;
    assert.equal(item?.text, '$(checklist) No problems in 1 OCI document');
    assert.equal(item.command, undefined);
  });

  it('is a message where a file was not checked, with a way to the reason', async () => {
    person.presses = 'Show Output';
    const tally = new ValidationTally();
    tally.addUnread();
    tell(tally);
    await Promise.resolve();
    await Promise.resolve();
    const text = 'Found no OCI documents. 1 file was not checked. See the output for details.';
    assert.deepEqual(asked.messages, [{ severity: 'warning', text, buttons: ['Show Output'] }]);
    assert.deepEqual(asked.commands, [['ociManifest.showOutput']]);
  });
});
