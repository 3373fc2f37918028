import { dirname, join } from 'node:path';

import { chosenExecutable, findCommand, firstExecutable } from './executables';

/**
 * Finds the program of a desktop VS Code that can show a window here. `VSCODE_EXECUTABLE` names one outright.
 *
 * The program itself is wanted, not the `code` command: that one returns at once and drops exit code and output.
 */
export async function findDesktopVscode(): Promise<string | undefined> {
  const chosen = await chosenExecutable('VSCODE_EXECUTABLE');
  if (chosen !== undefined) return chosen;
  if (!canShowWindows()) return undefined;
  const command = await findCommand(process.platform === 'win32' ? 'code.cmd' : 'code');
  const besideCommand = command === undefined ? [] : programsBeside(dirname(command));
  return firstExecutable([...besideCommand, ...usualPrograms()]);
}

function canShowWindows(): boolean {
  if (process.platform !== 'linux') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** Where the program is, seen from the directory of the `code` command that was installed with it. */
function programsBeside(bin: string): string[] {
  switch (process.platform) {
    case 'darwin':
      return macPrograms(join(bin, '..', '..', '..', '..'));
    case 'win32':
      return [join(bin, '..', 'Code.exe')];
    default:
      return [join(bin, '..', 'code')];
  }
}

function usualPrograms(): string[] {
  const home = process.env['HOME'] ?? '';
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].flatMap((applications) =>
        macPrograms(join(applications, 'Visual Studio Code.app')),
      );
    case 'win32':
      return [join(process.env['LOCALAPPDATA'] ?? '', 'Programs'), process.env['ProgramFiles'] ?? ''].map(
        (programs) => join(programs, 'Microsoft VS Code', 'Code.exe'),
      );
    default:
      return [
        '/usr/share/code/code',
        '/opt/visual-studio-code/code',
        '/snap/code/current/usr/share/code/code',
      ];
  }
}

/** The program was called Electron before it was called Code. */
function macPrograms(application: string): string[] {
  return ['Code', 'Electron'].map((name) => join(application, 'Contents', 'MacOS', name));
}
