import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Archives } from '#client/archives';
import { computeDescriptor } from '#client/commands/computeDescriptor';
import { explainDocument } from '#client/commands/explainDocument';
import { openArchive } from '#client/commands/openArchive';
import { DocumentKinds } from '#client/documentKinds';
import { ExplanationPage } from '#client/explanation/explanationPage';
import { LayoutGraphPage } from '#client/layoutGraph/graphPage';
import { asFileName, assertOneLine, payloads } from '#helpers/hostileText';

/** Files whose names are hostile, as far as they can be names. */
const files = payloads
  .map(asFileName)
  .filter((name) => name !== '')
  .map((name) => URI.file(`/folder/${name}`));

const silent = {
  code2ProtocolConverter: { asUri: String },
  sendRequest: () => Promise.resolve(null),
  onNotification: () => ({ dispose: () => undefined }),
} as unknown as BaseLanguageClient;

describe(`names of files in the client, ${files.length} payloads,`, () => {
  beforeEach(startAnew);

  it('steer nothing in the title of the page that explains a document', async () => {
    const page = new ExplanationPage(silent, new DocumentKinds(silent), Uri.file('/extension'), []);
    for (const file of files) {
      await explainDocument(page, file.toString());
      const title = asked.panels.at(-1)?.title ?? '';
      assertOneLine(title, 'title of the page');
      assert.match(title, / explained$/);
    }
    assert.equal(asked.panels.length, 1, 'one page explains one document after the other');
  });

  it('steer nothing in the title of the picture of a layout', async () => {
    const nothing = (): void => undefined;
    const layouts = {
      onDidChangeTreeData: () => ({ dispose: nothing }),
      reveal: () => Promise.resolve(),
    };
    const page = new LayoutGraphPage(silent, Uri.file('/extension'), layouts);
    for (const file of files) {
      await page.show(Uri.file(file.path));
      const title = asked.panels.at(-1)?.title ?? '';
      assertOneLine(title, 'title of the page');
      assert.match(title, /^Graph of /);
    }
    assert.equal(asked.panels.length, 1, 'one page shows one layout after the other');
  });

  it('steer nothing in messages and in the log when a file cannot be read', async () => {
    const logged: string[] = [];
    const client = {
      error: (message: string, _: unknown, showNotification: boolean) => {
        assert(!showNotification, 'the log is for whoever wants to see it');
        logged.push(message);
      },
    } as unknown as BaseLanguageClient;
    for (const file of files) {
      const failing = () => Promise.reject(new Error(`ENOENT: no such file, open '${file.fsPath}'`));
      person.chooses = file;
      await computeDescriptor(client, failing, undefined, undefined);
    }
    await settled();
    assert.equal(logged.length, files.length);
    for (const message of logged) assertOneLine(message, 'log');
    for (const message of asked.messages)
      assert.deepEqual(message, {
        severity: 'error',
        text: 'The file could not be read.',
        buttons: ['Show Output'],
      });
    assert.equal(asked.messages.length, files.length);
  });

  it('steer nothing in the message about an archive that has no layout', async () => {
    const client = {
      warn: (message: string) => assertOneLine(message, 'log'),
    } as unknown as BaseLanguageClient;
    for (const payload of [...payloads, '[Run](command:workbench.action.quit)']) {
      const archives = {
        read: () => Promise.resolve(`The file has several image layouts, in a and ${payload}.`),
      } as unknown as Archives;
      await openArchive(client, archives, URI.file('/folder/image.tar'));
      const { text } = asked.messages.at(-1) ?? { text: '' };
      assertOneLine(text, 'message');
      assert.doesNotMatch(text, /\]\(/, 'a link');
    }
  });
});
