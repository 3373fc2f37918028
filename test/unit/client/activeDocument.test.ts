import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { chosenLayout } from '#client/commands/chosenLayout';
import { copyDocumentDescriptor } from '#client/commands/copyDocumentDescriptor';
import { explainDocument } from '#client/commands/explainDocument';
import { showFormatted } from '#client/commands/showFormatted';
import { showLayoutGraph, type GraphSources } from '#client/commands/showLayoutGraph';
import { verifyLayout } from '#client/commands/verifyLayout';
import { WorkspaceValidation } from '#client/commands/validateWorkspace';
import type { ExplanationPage } from '#client/explanation/explanationPage';

const unused = {};

describe('a command that finds no document', () => {
  beforeEach(startAnew);

  it('offers a new document to explain', async () => {
    person.presses = 'New Document from Template...';
    await explainDocument(unused as ExplanationPage, undefined);
    assert.deepEqual(asked.messages, [
      { severity: 'information', text: 'Open an OCI document first.', buttons: [person.presses] },
    ]);
    assert.deepEqual(asked.commands, [['ociManifest.newDocument']]);
  });

  it('offers to open a folder to validate', async () => {
    person.presses = 'Open Folder...';
    await new WorkspaceValidation(unused as BaseLanguageClient).run();
    assert.deepEqual(asked.messages, [
      { severity: 'information', text: 'Open a folder first.', buttons: [person.presses] },
    ]);
    assert.deepEqual(asked.commands, [['workbench.action.files.openFolder']]);
    assert.equal(asked.statusItems.at(-1)?.isShown, false);
  });

  const commands: Readonly<Record<string, { readonly run: () => unknown; readonly says: string }>> = {
    'Explain This Document': {
      run: () => explainDocument(unused as ExplanationPage, undefined),
      says: 'Open an OCI document first.',
    },
    'Copy Descriptor of This Document': {
      run: () => copyDocumentDescriptor(unused as BaseLanguageClient),
      says: 'Open an OCI document first.',
    },
    'Show Formatted': {
      run: () => showFormatted(unused as BaseLanguageClient),
      says: 'Open an OCI document first.',
    },
    'Verify Layout': {
      run: () => verifyLayout(unused as BaseLanguageClient, unused as WorkspaceValidation, undefined),
      says: 'Open a document of an image layout first.',
    },
    'Repair Layout': {
      run: () => chosenLayout(undefined),
      says: 'Open a document of an image layout first.',
    },
    'Show Layout Graph': {
      run: () =>
        showLayoutGraph(
          { view: { getChildren: () => Promise.resolve([]) } } as unknown as GraphSources,
          undefined,
        ),
      says: 'No image layout was found in the workspace.',
    },
  };

  for (const [title, { run, says }] of Object.entries(commands))
    it(`says what to do: ${title}`, async () => {
      await run();
      assert.deepEqual(
        asked.messages.map(({ text }) => text),
        [says],
      );
      assert.deepEqual(asked.commands, [], 'the step of the walkthrough is not done');
    });
});
