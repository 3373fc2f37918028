import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { hasDescriptor } from './documentDescriptor';

/** A source action, since it is about the whole document wherever the cursor is, and changes nothing. */
export const copyDescriptorKind = `${CodeActionKind.Source}.copyDescriptor`;

/** Offers the client’s command that copies the descriptor of the active document, where there is one. */
export function copyDescriptorAction(
  document: ParsedDocument,
  command: string | undefined,
): CodeAction | undefined {
  if (command === undefined || !hasDescriptor(document)) return undefined;
  const title = 'Copy the descriptor of this document';
  return { title, kind: copyDescriptorKind, command: { title, command } };
}
