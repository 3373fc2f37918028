import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';

/** A code action for clients that do not know versioned document changes: the same edit in the older form. */
export function withoutDocumentChanges(action: CodeAction): CodeAction {
  return action.edit === undefined ? action : { ...action, edit: plainEdit(action.edit) };
}

/** An edit in the older form, for clients that do not know versioned document changes. */
export function plainEdit(edit: WorkspaceEdit): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const change of edit.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    changes[change.textDocument.uri] = change.edits.flatMap((single) =>
      'newText' in single ? [single] : [],
    );
  }
  return { changes };
}
