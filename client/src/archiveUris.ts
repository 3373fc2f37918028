import type * as vscode from 'vscode';
import { fileNameOf } from './fileName';
import { archiveScheme, layoutPathIn, splitPathInArchive } from '#messages';

/** The URI of the folder of the layout in an archive, below which its documents have theirs. */
export function layoutIn(archive: vscode.Uri): vscode.Uri {
  return archive.with({ scheme: archiveScheme, path: layoutPathIn(archive.path) });
}

/** The archive that a document or a layout is in; undefined for those that are not in one. */
export function archiveOf(uri: vscode.Uri): vscode.Uri | undefined {
  const split = uri.scheme === archiveScheme ? splitPathInArchive(uri.path) : undefined;
  return split && uri.with({ scheme: 'file', path: split.archive });
}

/** The name of the folder that a layout is in, or of the archive. */
export function nameOfLayout(folder: vscode.Uri): string {
  return fileNameOf(archiveOf(folder) ?? folder);
}
