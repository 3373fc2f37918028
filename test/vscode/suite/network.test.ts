import * as assert from 'node:assert/strict';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { extension } from './extension';
import { artifactTypeRule, findingOf } from './findings';

describe('the extension', () => {
  it('uses no network while a document is opened, hovered, completed, fixed and explained', async function () {
    // It asks for everything once, on machines that may be busy.
    this.timeout(60_000);
    const { attempts, stop } = watchNetwork();
    try {
      await extension().activate();
      const { document } = await openCopy('wasm/manifest.json');
      const { range } = await findingOf(artifactTypeRule, document);
      const place = rangeOf(document, 'application/vnd.oci.image.config.v1+json').start.translate(0, 5);
      const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
      for (const [provider, ...args] of [
        ['Hover', place],
        ['CompletionItem', place],
        ['Definition', place],
        ['DocumentSymbol'],
        ['CodeLens'],
        ['InlayHint', all],
        ['CodeAction', range],
      ] as const)
        await vscode.commands.executeCommand(`vscode.execute${provider}Provider`, document.uri, ...args);
      await vscode.commands.executeCommand('vscode.executeLinkProvider', document.uri);
      await vscode.commands.executeCommand('ociManifest.copyDescriptor');
      await vscode.commands.executeCommand('editor.action.fixAll');
      await vscode.commands.executeCommand('ociManifest.explainDocument', document.uri.toString());
      assert.deepEqual(attempts.filter(isOurs), []);

      // Nothing would be found either if nobody watched.
      net.connect(1, '127.0.0.1').on('error', () => undefined);
      assert.match(attempts.at(-1) ?? '', /network\.test/);
    } finally {
      stop();
    }
  });
});

/** Other extensions share the process, and may use the network. */
function isOurs(stack: string): boolean {
  return stack.includes(extension().extensionPath);
}

/**
 * Notes where in the code a connection is opened, a name is looked up, a datagram is sent or something is fetched. What
 * VS Code itself holds open stays open.
 */
function watchNetwork(): { readonly attempts: readonly string[]; readonly stop: () => void } {
  const attempts: string[] = [];
  const restore: (() => void)[] = [];
  const watch = <Name extends string>(object: Record<Name, (...args: never[]) => unknown>, name: Name) => {
    const original = object[name];
    object[name] = function (this: unknown, ...args: never[]) {
      attempts.push(new Error(name).stack ?? name);
      return original.apply(this, args);
    };
    restore.push(() => {
      object[name] = original;
    });
  };
  watch(net.Socket.prototype, 'connect');
  watch(dgram.Socket.prototype, 'send');
  watch(dns, 'lookup');
  watch(dns.promises, 'lookup');
  watch(globalThis, 'fetch');
  return { attempts, stop: () => restore.forEach((each) => each()) };
}
