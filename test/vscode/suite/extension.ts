import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

/** What the extension hands to those who activate it. */
interface Api {
  readonly serverPid: () => number | undefined;
}

/** The extension under test. */
export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('oci-manifest.oci-manifest');
  assert.ok(found, 'the extension is not installed');
  return found;
}

/** Runs a command of the extension, named without its prefix. */
export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`ociManifest.${command}`, ...args);
}
