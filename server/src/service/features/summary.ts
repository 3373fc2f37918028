import type { Catalogue } from '../../../../schemas/src/catalogue/catalogue';
import { kindNames } from '../../../../schemas/src/kinds';
import { classifyManifest } from '../document/classification';
import type { ParsedDocument } from '../document/parsedDocument';

/**
 * A few words on what a document is, for a status bar: `OCI image manifest · image`. Undefined for documents that
 * are no OCI documents.
 */
export function summarize({ model }: ParsedDocument, catalogue: Catalogue): string | undefined {
  if (model === undefined) return undefined;
  const { title } = kindNames[model.kind];
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined) return title;
  const { verdict, profile } = classification;
  return `${title} · ${profile === undefined ? verdict : profile.name}`;
}
