import * as vscode from 'vscode';
import { counted } from '../plurals';

/**
 * Moves files to the trash, and asks whether to delete them where there is none. Gives how many are gone.
 * @throws Error when a file can be neither moved nor deleted
 */
export async function moveToTrash(files: readonly vscode.Uri[]): Promise<number> {
  let useTrash = true;
  for (const [index, file] of files.entries()) {
    try {
      await vscode.workspace.fs.delete(file, { useTrash });
    } catch (error) {
      if (!useTrash) throw error;
      if (!(await isDeletionWanted(files.length - index))) return index;
      useTrash = false;
      await vscode.workspace.fs.delete(file, { useTrash });
    }
  }
  return files.length;
}

async function isDeletionWanted(count: number): Promise<boolean> {
  // The first one is what Enter chooses.
  const [keep, deletion] = ['Keep', 'Delete Permanently'];
  const chosen = await vscode.window.showWarningMessage(
    `${counted(count, 'blob', 'blobs')} cannot be moved to the trash.`,
    { modal: true, detail: 'If you delete blobs permanently, you cannot restore them.' },
    keep,
    deletion,
  );
  return chosen === deletion;
}
