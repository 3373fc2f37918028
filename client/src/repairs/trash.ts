import * as vscode from 'vscode';
import { printable } from '#schemas/printable';
import { counted } from '../plurals';

/** More names are not read in a dialog. */
const mostNames = 10;

/**
 * Tells whether files beside this one can go to a trash. VS Code does not tell extensions. It has one on the disk of the desktop
 * alone: not in a browser, on another machine, or in a file system of an extension.
 */
export function hasTrash({ scheme }: vscode.Uri): boolean {
  const { remoteName, uiKind } = vscode.env;
  return scheme === 'file' && uiKind === vscode.UIKind.Desktop && remoteName === undefined;
}

/**
 * Moves files to the trash, or deletes them where there is none, which the user must have been told. Asks where there should be
 * one. Gives how many are gone.
 * @throws Error when a file can be neither moved nor deleted
 */
export async function discard(files: readonly vscode.Uri[]): Promise<number> {
  let useTrash = files[0] !== undefined && hasTrash(files[0]);
  for (const [index, file] of files.entries()) {
    try {
      await vscode.workspace.fs.delete(file, { useTrash });
    } catch (error) {
      if (!useTrash) throw error;
      if (!(await isDeletionWanted(files.slice(index)))) return index;
      useTrash = false;
      await vscode.workspace.fs.delete(file, { useTrash });
    }
  }
  return files.length;
}

async function isDeletionWanted(files: readonly vscode.Uri[]): Promise<boolean> {
  const keep = { title: 'Keep', isCloseAffordance: true };
  const deletion = { title: 'Delete Permanently' };
  const chosen = await vscode.window.showWarningMessage(
    `${counted(files.length, 'file', 'files')} cannot be moved to the trash.`,
    {
      modal: true,
      detail: [
        ...namesInDialog(files.map((file) => vscode.workspace.asRelativePath(file))),
        '',
        'If you delete files permanently, you cannot restore them.',
      ].join('\n'),
    },
    deletion,
    keep,
  );
  return chosen === deletion;
}

/** Names as lines of a dialog, up to some of them. */
export function namesInDialog(names: readonly string[]): string[] {
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames).map((name) => printable(name));
  return rest > 0 ? [...shown, `and ${counted(rest, 'more blob', 'more blobs')}`] : shown;
}
