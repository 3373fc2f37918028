import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { showFormatted } from '#client/commands/showFormatted';

const uri = URI.file('/folder/manifest.json');
const formatted = '{\n  "schemaVersion": 2\n}';

/** Shows a document, of which the server gives this text. */
async function show(text: string, answer: string | null): Promise<void> {
  person.reads = { uri, text };
  const client = {
    code2ProtocolConverter: { asUri: String },
    sendRequest: () => Promise.resolve(answer),
  } as unknown as BaseLanguageClient;
  await showFormatted(client);
}

describe('showing a document formatted', () => {
  beforeEach(startAnew);

  it('opens a copy that looks different', async () => {
    await show('{"schemaVersion":2}', formatted);
    assert.deepEqual(
      asked.shown.map(({ scheme }) => scheme),
      ['oci-manifest-formatted'],
    );
    assert.deepEqual(asked.messages, []);
  });

  it('says that nothing would change, and opens no copy', async () => {
    for (const text of [formatted, `${formatted}\n`, formatted.replaceAll('\n', '\r\n')]) {
      startAnew();
      await show(text, formatted);
      assert.deepEqual(
        asked.messages.map((message) => message.text),
        ['Formatting would change nothing in folder/manifest.json.'],
      );
      assert.deepEqual(asked.shown, []);
    }
  });
});
