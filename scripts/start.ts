import { spawn } from 'node:child_process';
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installFromCheckout, shownExtensions } from './vscodeHost/checkout';
import { runCommand } from './vscodeHost/command';
import { findDesktopVscode } from './vscodeHost/desktopVscode';
import { ensureEmbeddedVscode } from './vscodeHost/embeddedVscode';
import { runProgram } from './vscodeHost/interruption';
import { repositoryRoot } from './vscodeHost/paths';
import { createProfile } from './vscodeHost/profile';
import { startServer } from './vscodeHost/server';
import { createTemporaryDirectory } from './vscodeHost/temporaryDirectory';
import { unlessAborted } from './vscodeHost/waiting';
import { workbenchUrl } from './vscodeHost/workbench';

/*
 * Builds the extension and opens it with a copy of the examples, one of them beside its explanation: in the desktop VS Code if
 * there is one, else in an embedded one, which the user opens in a browser. Edits of the copy change nothing in the checkout.
 */
void runProgram(async (interrupted) => {
  await build(interrupted);
  const desktop = await findDesktopVscode();
  if (desktop !== undefined) openDesktop(desktop, await copyExamples(await temporaryFolder()));
  else await serve(interrupted);
  return 0;
});

async function build(interrupted: AbortSignal): Promise<void> {
  console.log('Building …');
  const script = join(repositoryRoot, 'scripts', 'build.ts');
  await runCommand([process.execPath, require.resolve('tsx/cli'), script], {
    cwd: repositoryRoot,
    signal: interrupted,
  });
}

/** A folder that stays when this program ends, as the window does. */
async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'oci-manifest-examples-')));
}

async function copyExamples(folder: string): Promise<string> {
  const copy = join(folder, 'examples');
  await cp(join(repositoryRoot, 'examples'), copy, { recursive: true });
  console.log(`The examples are copied to ${copy}. Whatever you change there leaves the checkout as it is.`);
  return copy;
}

function openDesktop(program: string, examples: string): void {
  console.log(`Opening ${program} …`);
  const args = [...shownExtensions.map((folder) => `--extensionDevelopmentPath=${folder}`), examples];
  // The window is the user's from here on and stays when this program ends.
  spawn(program, args, { detached: true, stdio: 'ignore' }).unref();
}

async function serve(interrupted: AbortSignal): Promise<void> {
  const vscode = await ensureEmbeddedVscode(interrupted);
  const profile = await createProfile();
  const folder = await createTemporaryDirectory();
  try {
    const examples = await copyExamples(folder.path);
    await installFromCheckout(profile.extensionsDirectory);
    const server = await startServer(vscode, profile, interrupted);
    try {
      console.log('\nVS Code is running with this extension and the examples. Open this URL in a browser:\n');
      console.log(`  ${workbenchUrl(server, { folder: examples })}\n`);
      console.log(
        'Press Ctrl-C to stop it. This also deletes the copied examples, with what you have changed there.',
      );
      await unlessAborted(server.ended, interrupted);
    } finally {
      await server.stop();
    }
  } finally {
    await folder.remove();
    await profile.remove();
  }
}
