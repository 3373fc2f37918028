import * as vscode from 'vscode';
import type { DocumentKinds } from '../documentKinds';
import { formattedScheme } from '../formattedDocuments';

/** The document of the active editor that can be explained; undefined where the editor shows anything else. */
export function activeOciDocument(kinds: DocumentKinds): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined || uri.scheme === formattedScheme) return undefined;
  const kind = kinds.of(uri)?.kind;
  return kind == null || kind === 'project-configuration' ? undefined : uri;
}

/**
 * Tells of each OCI document whose editor becomes active, and of the one in the active editor when it becomes an OCI
 * document. That is later where it was only just opened, since the server has to read it first.
 */
export function onDidActivateOciDocument(
  kinds: DocumentKinds,
  listener: (document: vscode.Uri) => void,
): vscode.Disposable {
  const tell = (): void => {
    const document = activeOciDocument(kinds);
    if (document !== undefined) listener(document);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    kinds.onDidChange(({ params, isRecognized }) => {
      const active = vscode.window.activeTextEditor?.document.uri;
      if (isRecognized && active !== undefined && kinds.of(active) === params) tell();
    }),
  );
}
