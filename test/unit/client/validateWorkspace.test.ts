import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { URI } from 'vscode-uri';
import { ValidationTally } from '#client/commands/validationTally';
import { WorkspaceValidation } from '#client/commands/validateWorkspace';
import type { ValidatedFile, ValidateFilesParams } from '#messages';

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

  /** What is said after files and folders were chosen of which the server tells this. */
  async function saidOf(
    told: Readonly<Record<string, readonly Partial<ValidatedFile>[]>>,
  ): Promise<readonly string[]> {
    let take: (file: unknown) => void = () => undefined;
    const client = {
      code2ProtocolConverter: { asUri: String },
      protocol2CodeConverter: {
        asUri: (uri: string) => URI.parse(uri),
        asDiagnostics: () => Promise.resolve([]),
      },
      onProgress: (_: unknown, __: unknown, listener: typeof take) => {
        take = listener;
        return { dispose: () => undefined };
      },
      sendRequest(_: unknown, { uri }: ValidateFilesParams) {
        for (const file of told[uri] ?? [])
          take({ uri, kind: null, diagnostics: [], problem: null, unknown: null, ...file });
        return Promise.resolve(null);
      },
    } as unknown as BaseLanguageClient;
    const chosen = Object.keys(told).map((uri) => URI.parse(uri));
    await new WorkspaceValidation(client).run(chosen);
    return asked.messages.map(({ text }) => text);
  }

  const unknown = 'this is not a known kind of OCI document.';

  it('names what was chosen and has nothing to check, and says why', async () => {
    assert.deepEqual(await saidOf({ 'file:///a/package.json': [{ unknown }] }), [
      'a/package.json: this is not a known kind of OCI document.',
    ]);
    assert.equal(asked.statusItems.at(-1)?.text, '$(checklist) No OCI documents');
  });

  it('names a folder without documents, whatever else is in it', async () => {
    assert.deepEqual(
      await saidOf({
        'file:///a': [{ uri: 'file:///a/package.json', unknown }],
        'file:///b': [{ uri: 'file:///b/manifest.json', kind: 'image-manifest' }],
      }),
      ['a: no OCI document was found there.'],
    );
  });

  it('names a few of many', async () => {
    const many = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`file:///${n}.json`, [{ unknown }]]));
    assert.match(
      (await saidOf(many)).join(),
      /^1\.json: .* 3\.json: [^.]*\. The same applies to 2 others\.$/,
    );
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
