import { sha256DigestOf } from '#schemas/values/digest';
import { isMediaType } from '#schemas/values/mediaType';
import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';

/** The descriptor of a document. */
export interface DocumentDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Length in bytes. */
  readonly size: number;
}

/** Kinds that no descriptor points to, or whose digest is not that of their bytes. */
const withoutDescriptor: ReadonlySet<Kind> = new Set([
  'docker-save',
  'docker-schema1',
  'project-configuration',
]);

/** Tells whether a document has a descriptor, without computing it. */
export function hasDescriptor({ model }: ParsedDocument): boolean {
  return model !== undefined && !withoutDescriptor.has(model.kind);
}

/**
 * The descriptor of a document’s exact text: its media type, and the SHA-256 digest and length of its text in UTF-8.
 * Undefined for documents that no descriptor points to.
 */
export function descriptorOf({ model, text, value }: ParsedDocument): DocumentDescriptor | undefined {
  if (model === undefined || withoutDescriptor.has(model.kind)) return undefined;
  const bytes = new TextEncoder().encode(text);
  return {
    mediaType: ownTypeOf({ model, value }) ?? 'application/json',
    digest: sha256DigestOf(bytes),
    size: bytes.length,
  };
}

/** The media type that a descriptor of a document has: the document’s own, or the usual one of its kind. */
export function ownTypeOf({ model, value }: Pick<ParsedDocument, 'model' | 'value'>): string | undefined {
  if (model === undefined || withoutDescriptor.has(model.kind)) return undefined;
  const mediaType = model.kind === 'descriptor' ? undefined : valueAt(value, ['mediaType']);
  if (typeof mediaType === 'string' && isMediaType(mediaType)) return mediaType;
  for (const [type, named] of kindByDescriptorType) if (named === model.kind) return type;
  return undefined;
}
