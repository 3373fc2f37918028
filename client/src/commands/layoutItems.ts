import * as vscode from 'vscode';
import type { LayoutTreeNode } from '#messages';
import { archiveOf } from '../archiveUris';
import type { LayoutItem } from '../layoutsView';
import { copyDescriptor } from './clipboard';

/** Copies the digest of a part of a layout. */
export async function copyDigest(item: unknown): Promise<void> {
  const digest = partOf(item)?.descriptor?.digest;
  if (digest !== undefined) await vscode.env.clipboard.writeText(digest);
}

/** The type of bytes of which nobody knows what they are (RFC 2046, section 4.5.1). */
const unknownType = 'application/octet-stream';

/** Copies the descriptor that leads to a part of a layout. */
export async function copyPartDescriptor(item: unknown): Promise<void> {
  const { mediaType, digest, size } = partOf(item)?.descriptor ?? {};
  if (digest === undefined || size === undefined) return;
  await copyDescriptor(
    { mediaType: mediaType ?? unknownType, digest, size },
    'The descriptor was copied to the clipboard.',
  );
}

/** Shows the blob of a part of a layout, or the layout, in the explorer; of one in an archive, the archive. */
export async function revealPart(item: unknown): Promise<void> {
  if (!isLayoutItem(item)) return;
  const { folder, node } = item;
  const uri =
    archiveOf(folder) ??
    (node === undefined ? vscode.Uri.joinPath(folder, 'index.json') : node.uri && vscode.Uri.parse(node.uri));
  if (uri) await vscode.commands.executeCommand('revealInExplorer', uri);
}

/**
 * Reveals a file that no editor can show: in the explorer, or outside of the workspace in that of the system; of
 * one in an archive, the archive.
 * @param address the URI of the file
 */
export async function revealFile(address: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const file = vscode.Uri.parse(address);
  const shown = archiveOf(file) ?? file;
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(shown) !== undefined;
  await vscode.commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', shown);
}

/** Opens the index of a layout. */
export async function openIndex(item: unknown): Promise<void> {
  if (isLayoutItem(item))
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(item.folder, 'index.json'));
}

/** The folder that a command is about: that of a layout in the view, or one that was chosen in the explorer. */
export function folderOf(chosen: unknown): unknown {
  return isLayoutItem(chosen) ? chosen.folder : chosen;
}

/** The part of a layout that an item of the view is, with its layout; undefined for anything else. */
export function layoutPartOf(
  item: unknown,
): { readonly folder: vscode.Uri; readonly node: LayoutTreeNode } | undefined {
  return isLayoutItem(item) && item.node !== undefined ? { folder: item.folder, node: item.node } : undefined;
}

function partOf(item: unknown): LayoutItem['node'] {
  return isLayoutItem(item) ? item.node : undefined;
}

/** Tells whether something is a layout in the view, or a part of one. */
export function isLayoutItem(item: unknown): item is LayoutItem {
  return typeof item === 'object' && item !== null && 'folder' in item && item.folder instanceof vscode.Uri;
}
