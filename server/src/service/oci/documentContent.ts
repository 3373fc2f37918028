import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { DocumentOf, Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { findValue } from '#service/document/locate';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import { valueAt, type ShapeIssue, type ValidPart } from '#service/document/shape';
import type { Views } from '#service/document/views';
import { classifyManifest, type Classification } from './classification';

/** What an OCI document says: its content as plain data, deeply readonly, without text and offsets. */
export interface DocumentContent<K extends Kind = Kind> extends Views {
  readonly kind: K;
  /** The valid part of the document; what is missing or mistyped is absent and is a shape issue. */
  readonly model: ValidPart<DocumentOf<K>>;
  readonly shapeIssues: readonly ShapeIssue[];
  /** Image or artifact, and why; undefined for documents that are neither. */
  readonly classification: Classification | undefined;
  readonly catalogue: Catalogue;
  /** The value at a path, valid or not, under the names that Go would read; undefined where there is none. */
  readonly rawValue: (path: JsonPath) => unknown;
  /** The digits of a number as they are written, which a JavaScript number may not hold. */
  readonly numberText: (path: JsonPath) => string | undefined;
}

/** The content of a parsed document whose kind is known. */
export function contentOf(document: ParsedDocument, model: Model, catalogue: Catalogue): DocumentContent {
  return {
    kind: model.kind,
    model: model.value ?? {},
    descriptors: model.descriptors,
    annotations: model.annotations,
    platforms: model.platforms,
    shapeIssues: model.shapeIssues,
    classification: classifyManifest(model, catalogue),
    catalogue,
    rawValue: (path) => valueAt(model.asGoReads, path),
    numberText: (path) => {
      const node = findValue(document.syntax.root, path);
      return node?.type === 'number'
        ? document.text.slice(node.offset, node.offset + node.length)
        : undefined;
    },
  };
}
