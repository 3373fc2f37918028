import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';

import { runCommand } from './command';
import type { EmbeddedVscode } from './embeddedVscode';
import { packagePath } from './paths';
import type { Profile } from './profile';
import { createTemporaryDirectory } from './temporaryDirectory';

/**
 * Installs the package of the extension into a profile, as users do. `npm run package` makes it.
 * @param vscode the program of a desktop VS Code, or an embedded one
 */
export async function installPackage(
  vscode: string | EmbeddedVscode,
  { extensionsDirectory, userDataDirectory }: Profile,
  signal: AbortSignal,
): Promise<void> {
  const data = await createTemporaryDirectory();
  const program =
    typeof vscode === 'string'
      ? [resolveCliPathFromVSCodeExecutablePath(vscode)]
      : [vscode.node, vscode.server, '--accept-server-license-terms', `--server-data-dir=${data.path}`];
  try {
    await runCommand(
      [
        ...program,
        `--extensions-dir=${extensionsDirectory}`,
        `--user-data-dir=${userDataDirectory}`,
        `--install-extension=${packagePath}`,
      ],
      { signal },
    );
  } finally {
    await data.remove();
  }
}
