import { TextDocument } from 'vscode-languageserver-textdocument';
import { occurrencesOf } from '#service/document/locate';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';
import { nameOf, type SyntaxNode } from '#service/document/syntaxNode';

/**
 * The document as it would be if the node counted. Of members with the same name the last one counts, but who points at
 * another asks about that one. The text keeps its length, so that all offsets are those of the document. It is the document itself
 * where no later member has the name of the node or of what it is in.
 */
export function withOccurrence(document: ParsedDocument, node: SyntaxNode): ParsedDocument {
  const { address, duplicates, text, source, languageId, model } = document;
  if (duplicates.length === 0) return document;
  const later = laterOccurrences(node);
  if (later.length === 0) return document;
  const { uri, version } = source;
  const copy = TextDocument.create(uri, languageId, version, withBlanks(text, later));
  return parseDocument(copy, model?.kind, { address });
}

/** The text with spaces in place of some members, each with the comma before it. */
function withBlanks(text: string, members: readonly SyntaxNode[]): string {
  const pieces: string[] = [];
  let done = 0;
  const blank = (start: number, end: number): void => {
    pieces.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  };
  for (const { offset, length } of [...members].sort((a, b) => a.offset - b.offset)) {
    const comma = text.lastIndexOf(',', offset);
    if (comma >= done) blank(comma, comma + 1);
    blank(offset, offset + length);
  }
  return [...pieces, text.slice(done)].join('');
}

/** The members behind the node, and behind each member that it is in, that have the same name. */
function laterOccurrences(node: SyntaxNode): readonly SyntaxNode[] {
  const later: SyntaxNode[] = [];
  for (let at: SyntaxNode | undefined = node; at !== undefined; at = at.parent) {
    const object = at.parent;
    const name = nameOf(at);
    if (at.type !== 'property' || object === undefined || name === undefined) continue;
    const { offset } = at;
    later.push(...occurrencesOf(object, name).filter((other) => other.offset > offset));
  }
  return later;
}
