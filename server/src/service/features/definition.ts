import type { Location, Position } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { documentationOf, schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { isWithin, type JsonPath } from '#schemas/jsonPath';
import { findValue, nodeAtOffset } from '#service/document/locate';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { Surroundings } from '#service/lint/context';
import { binaryBlob, fileOfDigest } from './fileOfDigest';

/**
 * What the digest at a position (UTF-16 code units) is about: for an annotation such as BuildKit's
 * `vnd.docker.reference.digest` the descriptor of the same document that has the digest, otherwise the blob of the image
 * layout, or the file beside the document, if it is there. Null where there is no digest, or nothing is known of it.
 * @param revealsBinaries whether links show files that are no text where they lie, instead of opening them
 */
export function definitionAt(
  document: ParsedDocument,
  position: Position,
  catalogue: Catalogue,
  surroundings: Surroundings,
  revealsBinaries: boolean,
): Location | null {
  const { model, source, syntax, uri } = document;
  const place = nodeAtOffset(syntax.root, source.offsetAt(position));
  if (model === undefined || place?.part !== 'value' || place.node.type !== 'string') return null;
  const digest = String(place.node.value);
  const form = formAt(model, place.path, catalogue);
  const sibling = form === 'annotation' ? descriptorWith(model, digest, place.path) : undefined;
  const target = sibling === undefined ? undefined : findValue(syntax.root, [...sibling, 'digest']);
  if (target !== undefined) {
    const start = source.positionAt(target.offset);
    return { uri, range: { start, end: source.positionAt(target.offset + target.length) } };
  }
  if (revealsBinaries && binaryBlob(surroundings, digest) !== undefined) return null;
  const file = form === undefined ? undefined : fileOfDigest(surroundings, digest);
  const beginning = { line: 0, character: 0 };
  return file === undefined ? null : { uri: file.uri, range: { start: beginning, end: beginning } };
}

/** Whether a value is the digest of a descriptor, an annotation that holds a digest, or neither. */
function formAt(model: Model, path: JsonPath, catalogue: Catalogue): 'descriptor' | 'annotation' | undefined {
  const key = path.at(-1);
  const inAnnotations = model.annotations.some((map) => isWithin(path, map.path));
  if (inAnnotations)
    return typeof key === 'string' && catalogue.annotation(key)?.value === 'digest'
      ? 'annotation'
      : undefined;
  const schema = schemaAt(schemaByKind[model.kind], path);
  return schema !== undefined && documentationOf(schema)?.meaning === 'digest' ? 'descriptor' : undefined;
}

/** The path of the descriptor with a digest, other than the one in which the digest is mentioned. */
function descriptorWith({ descriptors }: Model, digest: string, mention: JsonPath): JsonPath | undefined {
  return descriptors.find(({ path, value }) => value.digest === digest && !isWithin(mention, path))?.path;
}
