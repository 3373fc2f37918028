import type { Location, Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { LayoutPlace } from '#service/layout/layout';
import { layoutBlob, validDigest } from './layoutBlobs';

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
 * @param current the text of another document as it is now, which may be open and changed
 */
export function mentionsOf(
  digest: string,
  document: ParsedDocument,
  layout: LayoutPlace | undefined,
  includeDeclaration: boolean,
  current: (source: TextDocument) => TextDocument,
): Location[] {
  const blob = includeDeclaration ? layoutBlob(layout, digest) : undefined;
  const beginning = { line: 0, character: 0 };
  const others = [...(layout?.layout.contents.values() ?? [])].flatMap((content) =>
    content.document === undefined || content.path === layout?.path ? [] : [current(content.document.source)],
  );
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
