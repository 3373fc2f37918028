import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { descriptorTargetAt } from './insertDescriptor';

/**
 * Offers the client's command that computes the descriptor of a file, where `range` begins in a descriptor or in an
 * array of descriptors. The command gets the place as its second argument; its first one is the file, which the
 * command asks for.
 */
export function computeDescriptorActions(
  document: ParsedDocument,
  range: Range,
  command: string | undefined,
): CodeAction[] {
  const { source, uri } = document;
  const target = descriptorTargetAt(document, source.offsetAt(range.start));
  if (command === undefined || target === undefined) return [];
  const title = titles[target.kind];
  const place = { uri, position: range.start };
  return [
    { title, kind: CodeActionKind.RefactorRewrite, command: { title, command, arguments: [null, place] } },
  ];
}

const titles = {
  descriptor: 'Compute digest and size from a file...',
  array: 'Add the descriptor of a file...',
} as const;
