import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { asked, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ValidationTally } from '#client/commands/validationTally';
import { WorkspaceValidation } from '#client/commands/validateWorkspace';

describe('the message at the end of a verification', () => {
  beforeEach(startAnew);

  for (const [severity, counts] of [
    ['error', { errors: 1, warnings: 1, information: 0 }],
    ['warning', { errors: 0, warnings: 1, information: 1 }],
    ['information', { errors: 0, warnings: 0, information: 1 }],
  ] as const)
    it(`is of the severity of what was found: ${severity}`, () => {
      const tally = new ValidationTally();
      tally.addDocument(counts);
      new WorkspaceValidation({} as BaseLanguageClient).tell('5 blobs were verified.', tally);
      assert.deepEqual(asked.messages, [
        { severity, text: '5 blobs were verified.', buttons: ['Show Problems'] },
      ]);
    });
});
