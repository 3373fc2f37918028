import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { formatPath } from '#schemas/jsonPath';
import { findValue, nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { workspaceEdit } from './workspaceEdits';

/**
 * Why something cannot be renamed, in a sentence for people. VS Code makes links of `[text](command:…)` in it, so that no
 * text of others may be in it.
 */
export interface Refusal {
  readonly refused: string;
}

/** The key that would be renamed, and what it is called now. */
export interface RenameTarget {
  readonly range: Range;
  readonly placeholder: string;
}

/**
 * The annotation key at a position (UTF-16 code units) that can be renamed. Null for documents that are not OCI documents.
 */
export function prepareRename(document: ParsedDocument, position: Position): RenameTarget | Refusal | null {
  if (document.model === undefined) return null;
  const key = annotationKeyAt(document, position);
  if (key === undefined) return { refused: 'Only the key of an annotation or a label can be renamed.' };
  const { offset, length, value } = key;
  const { source } = document;
  return {
    range: { start: source.positionAt(offset), end: source.positionAt(offset + length) },
    placeholder: String(value),
  };
}

/**
 * Renames an annotation key in all maps of annotations that the document has. A name that one of these maps already has
 * is refused, because one of the two values would be lost.
 */
export function rename(
  document: ParsedDocument,
  position: Position,
  newName: string,
): WorkspaceEdit | Refusal | null {
  const target = prepareRename(document, position);
  const { model, syntax } = document;
  if (model === undefined || target === null) return null;
  if ('refused' in target) return target;
  if (newName === '') return { refused: 'The key of an annotation cannot be empty.' };
  const keys: SyntaxNode[] = [];
  for (const { path } of model.annotations) {
    const all = keysOf(findValue(syntax.root, path));
    const own = all.filter(({ value }) => value === target.placeholder);
    if (own.length > 0 && newName !== target.placeholder && all.some(({ value }) => value === newName)) {
      return { refused: `${formatPath(path)} already has a key with this name.` };
    }
    keys.push(...own);
  }
  const text = JSON.stringify(newName);
  return workspaceEdit(
    document,
    newName === target.placeholder ? [] : keys.map(({ offset, length }) => ({ offset, length, text })),
  );
}

function annotationKeyAt({ model, source, syntax }: ParsedDocument, position: Position) {
  const target = nodeAtOffset(syntax.root, source.offsetAt(position));
  if (target?.part !== 'key') return undefined;
  const map = target.node.parent?.parent;
  const isAnnotation = model?.annotations.some(({ path }) => findValue(syntax.root, path) === map);
  return isAnnotation === true ? target.node : undefined;
}

function keysOf(map: SyntaxNode | undefined): SyntaxNode[] {
  return (map?.children ?? []).flatMap((property) => property.children?.slice(0, 1) ?? []);
}
