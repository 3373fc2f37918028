import type { Catalogue } from '#schemas/catalogue/catalogue';
import { printable } from '#schemas/printable';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { validPartOf } from '#service/document/validPart';
import type { ImageConfig } from '#service/layout/imageConfig';
import type { Layout, LayoutPlace } from '#service/layout/layout';
import { classifyManifest } from '#service/oci/classification';
import { platformName } from './displayNames';
import { summarize } from './summary';

/**
 * What a document is, in one line, with the platform that the config of an image says which is in the same layout. Undefined for
 * documents that are not OCI documents.
 * @param place where the document is in its layout, if it is in one
 */
export function summarizeIn(
  place: LayoutPlace | undefined,
  document: ParsedDocument,
  catalogue: Catalogue,
): string | undefined {
  const summary = summarize(document, catalogue);
  const { model } = document;
  if (summary === undefined || model === undefined || place === undefined) return summary;
  if (classifyManifest(model, catalogue)?.verdict !== 'image') return summary;
  const config = configAt(place.layout, place.path);
  const name = config && platformName(config);
  const parts = summary.split(' · ');
  const shown = name === undefined ? undefined : printable(name, { longest: 80 });
  // It may be there already, and the last two facts are the layers and their size.
  if (shown === undefined || parts.includes(shown)) return summary;
  return [...parts.slice(0, -2), shown, ...parts.slice(-2)].join(' · ');
}

/** The image config that a manifest leads to, whatever its digest is: what was edited is still the same image. */
export function configAt(layout: Layout, path: string): ImageConfig | undefined {
  const config = layout.referencesFrom(path).find(({ descriptor: { role } }) => role === 'config');
  const model = config && layout.contents.get(config.to)?.document?.model;
  return model?.kind === 'image-config' ? validPartOf(model, 'image-config') : undefined;
}
