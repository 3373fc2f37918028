import { addTo } from '#schemas/groups';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import type { Kind } from '#schemas/kinds';
import { memberAt } from '#schemas/plainData';
import { decodeBase64 } from '#schemas/values/base64';
import { byteLengthOf } from '#service/document/byteLength';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { DescriptorRole, DescriptorView } from '#service/document/views';
import { filledIn, isBlank } from '#service/oci/blanks';
import { classifyManifest, type Classification } from '#service/oci/classification';

/** What conditions on a document ask about. */
export interface DocumentFacts {
  readonly kind: Kind;
  readonly verdict: 'image' | 'artifact' | undefined;
  readonly descriptors: (role: DescriptorRole) => readonly DescriptorView[];
  /** The value at a path under the names that Go would read, valid or not. */
  readonly value: (path: JsonPath) => unknown;
  /** The config that a manifest points to, or the document itself where it is one; undefined while not at hand. */
  readonly config: unknown;
  /** What is taken for granted of a config that is not at hand. What is absent from it is not known. */
  readonly presumed: unknown;
  /** Whether a config of this type has no `rootfs`, at hand or not. */
  readonly isWithoutRootfs: boolean;
  /** The size of the document in bytes of UTF-8; counted once, when first asked for. */
  readonly byteLength: () => number;
}

/** What is known, or taken for granted, beside the document. */
export interface BesideDocument {
  /** The content of the config that a manifest points to, as JSON reads it. */
  readonly config?: unknown;
  /**
   * Whether the config of an image, as long as it is not at hand, is taken to say of the root filesystem what the
   * specification demands: its type, and the diff IDs of all layers, if all are part of it.
   */
  readonly presumesRootfs?: boolean;
}

/** The facts of a document, as it is once its digests and sizes are filled in. */
export function documentFacts(
  document: ParsedDocument,
  model: Model,
  catalogue: Catalogue,
  { config = configAtHand(model, catalogue), presumesRootfs = false }: BesideDocument = {},
): DocumentFacts {
  const classification = classifyManifest(model, catalogue);
  const byRole = new Map<DescriptorRole, DescriptorView[]>();
  for (const view of model.descriptors) addTo(byRole, view.role, isBlank(view) ? filledIn(view) : view);
  let bytes: number | undefined;
  return {
    kind: model.kind,
    verdict: classification?.verdict,
    descriptors: (role) => byRole.get(role) ?? [],
    value: (path) => valueAt(model.asGoReads, path),
    config,
    presumed: presumesRootfs ? presumedConfig(classification) : undefined,
    isWithoutRootfs:
      byRole
        .get('config')
        ?.some(({ value }) => catalogue.mediaType(value.mediaType ?? '')?.withoutRootfs === true) === true,
    byteLength: () => (bytes ??= byteLengthOf(document)),
  };
}

function presumedConfig(classification: Classification | undefined): unknown {
  if (classification?.verdict !== 'image') return undefined;
  const { rootfsLayers, otherLayers } = classification;
  return {
    rootfs: { type: 'layers', ...(otherLayers.length === 0 && { diff_ids: rootfsLayers.map(() => '') }) },
  };
}

/** The config as far as the document itself tells: it is the config, embeds it, or points to well-known content. */
function configAtHand(model: Model, catalogue: Catalogue): unknown {
  if (model.kind === 'image-config') return model.asGoReads;
  const config = memberAt(model.asGoReads, 'config');
  const digest = memberAt(config, 'digest');
  const data =
    memberAt(config, 'data') ?? (typeof digest === 'string' ? catalogue.content(digest)?.data : undefined);
  const bytes = typeof data === 'string' ? decodeBase64(data) : undefined;
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
