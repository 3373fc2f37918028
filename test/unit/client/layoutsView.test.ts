import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { URI } from 'vscode-uri';
import { activate, startAnew, treeView } from '#helpers/vscodeModule';
import type { Archives } from '#client/archives';
import type { LayoutFolders } from '#client/layoutFolders';
import { LayoutsView, type LayoutItem } from '#client/layoutsView';
import { layoutNodesRequest, layoutWayRequest, type LayoutTreeNode } from '#messages';

const folder = 'file:///layout';
const manifest = `${folder}/blobs/sha256/${'1'.repeat(64)}`;

const image = { key: 'image', path: 'image', role: 'image', label: '1.0', uri: manifest, describedAt: null };
const layer = {
  key: 'layer',
  path: 'layer',
  role: 'layer',
  label: 'layer 1',
  uri: `${folder}/blobs/sha256/${'2'.repeat(64)}`,
  describedAt: { uri: manifest, position: { line: 0, character: 0 } },
};

const answers: Readonly<Record<string, unknown>> = {
  [layoutWayRequest.method]: { folder, keys: ['image'] },
  [layoutNodesRequest.method]: [image],
};

const client = {
  sendRequest: ({ method }: { method: string }) => Promise.resolve(answers[method]),
  onNotification: () => ({ dispose: () => undefined }),
  code2ProtocolConverter: { asUri: String },
} as unknown as BaseLanguageClient;

const nothing = { dispose: () => undefined };
const folders = { all: () => Promise.resolve([URI.parse(folder)]), onDidChange: () => nothing };
const archives = { layouts: [], onDidChange: () => nothing, onDidOpen: () => nothing };

/** The parts that the view selects by itself when the editor of the manifest becomes active. */
async function selectedWith(selection: readonly object[]): Promise<readonly string[]> {
  treeView.selection = selection.map((node) => ({ node }));
  activate({ uri: URI.parse(manifest), text: '{}' });
  await new Promise((resolve) => setTimeout(resolve, 10));
  return (treeView.revealed as LayoutItem[]).map(({ node }) => (node as LayoutTreeNode).label);
}

describe('the view of layouts', () => {
  beforeEach(() => {
    startAnew();
    new LayoutsView(client, folders as unknown as LayoutFolders, archives as unknown as Archives);
  });

  it('follows the editor', async () => {
    assert.deepEqual(await selectedWith([]), ['1.0']);
  });

  it('leaves a layer selected whose descriptor is in the document that becomes active', async () => {
    assert.deepEqual(await selectedWith([layer]), []);
  });
});
