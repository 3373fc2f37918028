import type { Location, Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { layoutBlob, validDigest, type BlobPaths } from './layoutBlobs';

/** What is known of the layout that a document is part of. */
export interface LayoutNeighbors {
  readonly blobs: BlobPaths;
  /** The documents of the layout; the one that is asked about may be among them. */
  readonly documents: readonly TextDocument[];
}

/**
 * The digest at a position (UTF-16 code units) of an OCI document: a string, or a part of one as in
 * `example.com/app@sha256:…`. Undefined where there is none.
 */
export function digestAt(
  { model, source, syntax, text }: ParsedDocument,
  position: Position,
): string | undefined {
  const offset = source.offsetAt(position);
  const place = nodeAtOffset(syntax.root, offset);
  if (model === undefined || place?.node.type !== 'string') return undefined;
  let start = offset;
  let end = offset;
  while (isInDigest(text.charCodeAt(start - 1))) start--;
  while (isInDigest(text.charCodeAt(end))) end++;
  const word = text.slice(start, end);
  return validDigest(word) === undefined ? undefined : word;
}

/**
 * Every place where a digest is mentioned, whoever mentions it: descriptors, subjects, annotations, diff IDs. First those
 * of the document, then those of its layout.
 * @param includeDeclaration whether the blob that has the digest counts
 */
export function mentionsOf(
  digest: string,
  document: ParsedDocument,
  { blobs, documents }: LayoutNeighbors,
  includeDeclaration: boolean,
): Location[] {
  const blob = includeDeclaration ? layoutBlob(document, digest, blobs) : undefined;
  const beginning = { line: 0, character: 0 };
  const others = documents.filter(({ uri }) => uri !== document.uri && uri !== document.address);
  return [
    ...[document.source, ...others].flatMap((source) => mentionsIn(source, digest)),
    ...(blob === undefined ? [] : [{ uri: blob.uri, range: { start: beginning, end: beginning } }]),
  ];
}

function mentionsIn(document: TextDocument, digest: string): Location[] {
  const text = document.getText();
  const found: Location[] = [];
  for (let start = text.indexOf(digest); start !== -1; start = text.indexOf(digest, start + digest.length)) {
    const end = start + digest.length;
    if (isInDigest(text.charCodeAt(start - 1)) || isInDigest(text.charCodeAt(end))) continue;
    found.push({
      uri: document.uri,
      range: { start: document.positionAt(start), end: document.positionAt(end) },
    });
  }
  return found;
}

/** Whether a digest can have a character, by its code; not a number beyond the ends of a text. */
function isInDigest(code: number): boolean {
  return Number.isNaN(code) ? false : /[A-Za-z0-9+._:=-]/.test(String.fromCharCode(code));
}
