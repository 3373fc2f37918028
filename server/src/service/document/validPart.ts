import type { DocumentOf, Kind } from '#schemas/kinds';
import type { Model } from '#service/document/parsedDocument';
import type { ValidPart } from '#service/document/shape';

/** The valid part of a document of the given kind, typed; empty for documents of other kinds. */
export function validPartOf<K extends Kind>({ kind, value }: Model, wanted: K): ValidPart<DocumentOf<K>> {
  // A model’s value was checked against the schema of its kind when the document was parsed.
  return (kind === wanted ? (value ?? {}) : {}) as ValidPart<DocumentOf<K>>;
}
