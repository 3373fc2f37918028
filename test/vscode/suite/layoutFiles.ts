import * as vscode from 'vscode';

/** A layout as tools write it: each document on one line, in a file without an ending. */
export class Layout {
  readonly folder: vscode.Uri;

  /** @param parent the folder that the layout is in; by default that of the workspace */
  constructor(parent = vscode.workspace.workspaceFolders![0]!.uri) {
    this.folder = vscode.Uri.joinPath(parent, `layout-${crypto.randomUUID()}`);
  }

  async write(path: string, text: string): Promise<vscode.Uri> {
    const file = vscode.Uri.joinPath(this.folder, path);
    await vscode.workspace.fs.writeFile(file, encoded(text));
    return file;
  }

  /** Writes a blob and returns a descriptor of it. */
  async add(mediaType: string, text: string): Promise<{ mediaType: string; digest: string; size: number }> {
    const bytes = encoded(text);
    const digest = await sha256(bytes);
    await this.write(`blobs/${digest.replace(':', '/')}`, text);
    return { mediaType, digest, size: bytes.length };
  }
}

/** The bytes of a text. */
export function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The digest of bytes, in each host of extensions. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  const digits = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${digits.join('')}`;
}
