import * as vscode from 'vscode';

/** A file's content, as far as a descriptor of it needs to know. */
export interface DigestedContent {
  readonly digest: string;
  /** Length in bytes. */
  readonly size: number;
  /** The first bytes. */
  readonly head: Uint8Array;
}

/** How a file is read and digested. */
export interface DigestOptions {
  /** How many of the first bytes are wanted. */
  readonly headLength: number;
  /** Told, now and then, which part of the file has been read since the last time; 1 stands for all of it. */
  readonly onProgress: (part: number) => void;
  readonly token: vscode.CancellationToken;
}

/** Digests a file; undefined when that was cancelled. */
export type DigestFile = (file: vscode.Uri, options: DigestOptions) => Promise<DigestedContent | undefined>;

/** Digests a file of any file system, in memory. Hosts that can stream files have something better for theirs. */
export const digestInMemory: DigestFile = async (file, { headLength, token }) => {
  const bytes = await vscode.workspace.fs.readFile(file);
  if (token.isCancellationRequested) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  const digits = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return { digest: `sha256:${digits.join('')}`, size: bytes.length, head: bytes.subarray(0, headLength) };
};
