import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ParsedDocument, parseDocument } from '#service/document/parsedDocument';
import type { EditOperation } from '#service/edits/operations';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';

/** The text of a project file, parsed; undefined unless it is one whole JSON object. */
export function parseProject(text: string): ParsedDocument | undefined {
  const document = parseDocument(TextDocument.create('project:', 'jsonc', 0, text), 'project-configuration');
  const { root, complete } = document.syntax;
  return root?.type === 'object' && complete ? document : undefined;
}

/** The text of a project file after operations; undefined where they cannot be carried out. */
export function changeProject(
  document: ParsedDocument,
  operations: readonly EditOperation[],
): string | undefined {
  const edits = planEdits(document, operations, { flatLists: true });
  return edits === undefined ? undefined : applyOffsetEdits(document.text, edits);
}
