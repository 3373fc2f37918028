import * as vscode from 'vscode';

import { openCopy, type } from './documents';
import { extension } from './extension';
import { artifactTypeRule, findingOf, findingsIn } from './findings';
import { until } from './until';

describe('the language server', () => {
  it('is started again after it was killed', async () => {
    await comesBackAfter((pid) => process.kill(pid, 'SIGKILL'));
  });

  it('is started again on command', async () => {
    await comesBackAfter(() => vscode.commands.executeCommand('ociManifest.restartServer'));
  });

  it('is started again on command after it has crashed so often that it stays stopped', async () => {
    const { serverPid } = await extension().activate();
    await vscode.commands.executeCommand('ociManifest.restartServer');
    for (let crash = 1; crash <= 3; crash++) {
      const pid = await until('the server runs', serverPid);
      process.kill(pid, 'SIGKILL');
      await until('another server runs', () => serverPid() !== undefined && serverPid() !== pid);
    }
    await comesBackAfter(async (pid) => {
      process.kill(pid, 'SIGKILL');
      await until('no server runs', () => serverPid() === undefined);
      await vscode.commands.executeCommand('ociManifest.restartServer');
    });
  });
});

async function comesBackAfter(end: (pid: number) => unknown): Promise<void> {
  const editor = await openCopy('wasm/manifest.json');
  await findingOf(artifactTypeRule, editor.document);
  const { serverPid } = await extension().activate();
  const pid = await until('the server runs', serverPid);

  await end(pid);
  await until('another server runs', () => serverPid() !== undefined && serverPid() !== pid);

  await type(editor, { over: '"size": 78', text: '"size": -78' });
  await until('the new server finds what was typed', () => findingsIn(editor.document).length === 2);
}
