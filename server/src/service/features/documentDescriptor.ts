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
  const mediaType = model.kind === 'descriptor' ? undefined : valueAt(value, ['mediaType']);
  return {
    mediaType: typeof mediaType === 'string' && isMediaType(mediaType) ? mediaType : typeOf(model.kind),
    digest: sha256DigestOf(bytes),
    size: bytes.length,
  };
}

function typeOf(kind: Kind): string {
  for (const [type, named] of kindByDescriptorType) if (named === kind) return type;
  return 'application/json';
}
