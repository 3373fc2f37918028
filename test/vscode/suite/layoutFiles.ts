import { createHash, randomUUID } from 'node:crypto';

import * as vscode from 'vscode';

/** A layout as tools write it: each document on one line, in a file without an ending. */
export class Layout {
  readonly folder: vscode.Uri;

  /** @param parent the folder that the layout is in; by default that of the workspace */
  constructor(parent = vscode.workspace.workspaceFolders![0]!.uri) {
    this.folder = vscode.Uri.joinPath(parent, `layout-${randomUUID()}`);
  }

  async write(path: string, text: string): Promise<vscode.Uri> {
    const file = vscode.Uri.joinPath(this.folder, path);
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    return file;
  }

  /** Writes a blob and returns a descriptor of it. */
  async add(mediaType: string, text: string): Promise<{ mediaType: string; digest: string; size: number }> {
    const encoded = createHash('sha256').update(text).digest('hex');
    await this.write(`blobs/sha256/${encoded}`, text);
    return { mediaType, digest: `sha256:${encoded}`, size: Buffer.byteLength(text) };
  }
}
