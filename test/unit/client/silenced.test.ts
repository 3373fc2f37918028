import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { beforeEach, describe, it } from 'mocha';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { URI } from 'vscode-uri';
import { asked, person, startAnew, virtualContents } from '#helpers/vscodeModule';
import { tellOfSilence } from '#client/commands/silenced';
import { asFileName, assertOneLine, payloads } from '#helpers/hostileText';
import type { SilencedFinding, TakenBack } from '#messages';

const project = 'file:///repo/.oci-manifest.json';
const silenced: SilencedFinding = {
  uri: 'file:///repo/a.json',
  scope: 'finding',
  rule: 'size-zero',
  path: 'config.size',
};

describe('a finding that was silenced', () => {
  beforeEach(startAnew);

  /** What is said about it. */
  async function said(finding: Partial<SilencedFinding>): Promise<string | undefined> {
    const client = { sendRequest: () => Promise.resolve(null) } as unknown as BaseLanguageClient;
    await tellOfSilence(client, project, { ...silenced, ...finding });
    await settled();
    return asked.messages.at(-1)?.text;
  }

  it('is named with its place and the file that it is written in', async () => {
    assert.match(
      (await said({})) ?? '',
      /\.oci-manifest\.json now accepts the size-zero finding at config\.size in .*a\.json\.$/,
    );
    assert.match((await said({ path: '' })) ?? '', / now accepts the size-zero finding in .*a\.json\.$/);
    assert.match((await said({ scope: 'file' })) ?? '', / now switches off size-zero for .*a\.json\.$/);
    assert.match((await said({ scope: 'project' })) ?? '', / now switches off size-zero for this project\.$/);
    // Without the text that the project file had, nothing can be undone.
    assert.deepEqual(asked.messages.at(-1)?.buttons, ['Open']);
  });

  it('is said to be shown again where that was taken back, in the document or in the project file', async () => {
    const sentences: readonly (readonly [TakenBack, string])[] = [
      [
        { takenBack: 'finding', rule: 'size-zero', uri: silenced.uri },
        'repo/.oci-manifest.json no longer accepts this size-zero finding in repo/a.json.',
      ],
      [
        { takenBack: 'finding', rule: 'size-zero' },
        'The entry that accepted a size-zero finding was removed from repo/.oci-manifest.json.',
      ],
      [
        { takenBack: 'finding', rule: '' },
        'The entry that accepted a finding was removed from repo/.oci-manifest.json.',
      ],
      [
        { takenBack: 'findings', rule: 'size-zero', uri: silenced.uri },
        'repo/.oci-manifest.json no longer accepts size-zero findings in repo/a.json.',
      ],
      [
        { takenBack: 'rule', rule: 'size-zero', uri: silenced.uri },
        'repo/.oci-manifest.json no longer switches off size-zero for repo/a.json.',
      ],
      [{ takenBack: 'rule', rule: 'size-zero' }, 'repo/.oci-manifest.json no longer switches off size-zero.'],
    ];
    for (const [change, sentence] of sentences) {
      await tellOfSilence({} as BaseLanguageClient, project, change);
      await settled();
      assert.deepEqual(asked.messages.pop()?.text, sentence);
    }
  });

  it('is said to be gone where its entry is', async () => {
    person.presses = 'Open';
    assert.match(
      (await said({})) ?? '',
      /no longer accepts this size-zero finding, so there is no entry to open\.$/,
    );
  });

  describe('that leaves a project file without settings', () => {
    const takenBack: TakenBack = { takenBack: 'finding', rule: 'size-zero', uri: silenced.uri };
    const { path } = URI.parse(project);

    /** What is said once the project file has this text, and the person has chosen to delete it. */
    async function deleteWith(text: string, change: SilencedFinding | TakenBack = takenBack) {
      virtualContents.set(path, text);
      person.presses = 'Delete File';
      await tellOfSilence({} as BaseLanguageClient, project, { ...change, before: '{ "baseline": [] }' });
      await settled();
    }

    for (const text of ['{}', '{\n}\n', '{\n  "$schema": "./a.schema.json"\n}\n'])
      it(`deletes ${JSON.stringify(text)} if the person wants that`, async () => {
        await deleteWith(text);
        assert.deepEqual(
          asked.messages.map((message) => [message.text, ...message.buttons]),
          [
            [
              'repo/.oci-manifest.json no longer accepts this size-zero finding in repo/a.json. The file has no settings left.',
              'Undo',
              'Delete File',
            ],
          ],
        );
        assert.deepEqual(asked.deleted.map(String), [project]);
      });

    for (const text of ['{ // of the team\n}', '{ "rules": {} }', '{ "specification": "1.1" }', '[]', ''])
      it(`leaves ${JSON.stringify(text)} alone`, async () => {
        await deleteWith(text);
        assert.deepEqual(asked.messages.at(-1)?.buttons, ['Undo']);
        assert.deepEqual(asked.deleted, []);
      });

    it('leaves a file alone in which something was silenced', async () => {
      await deleteWith('{}', silenced);
      assert.deepEqual(asked.messages.at(-1)?.buttons, ['Undo', 'Open']);
    });

    it('leaves a file alone that has changed since', async () => {
      virtualContents.set(path, '{}');
      person.presses = 'Delete File';
      person.before = () => virtualContents.set(path, '{ "rules": {} }');
      await tellOfSilence({} as BaseLanguageClient, project, { ...takenBack, before: null });
      await settled();
      assert.deepEqual(asked.deleted, []);
      assert.equal(
        asked.messages.at(-1)?.text,
        'repo/.oci-manifest.json has changed since, so it was not deleted.',
      );
    });
  });

  it('steers nothing by its place and the names of files', async () => {
    for (const payload of payloads) {
      const uri = URI.file(`/repo/${asFileName(payload) || 'a'}`).toString();
      await said({ uri, path: payload });
      assert.equal(asked.messages.length, 1);
      for (const { text } of asked.messages.splice(0)) {
        assertOneLine(text, 'message');
        assert(!text.includes(']('), text);
      }
    }
  });
});
