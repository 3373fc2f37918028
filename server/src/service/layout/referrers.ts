import { oncePer } from '#schemas/once';
import { addTo } from '#schemas/groups';
import { memberAt } from '#schemas/plainData';
import { parseDigest } from '#schemas/values/digest';
import type { Model } from '#service/document/parsedDocument';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import type { Layout, LayoutContent } from './layout';
import { soundModel } from './referredBlobs';

/** The digest of a manifest’s subject; undefined where it has none. */
export function subjectOf(model: Model): string | undefined {
  return model.descriptors.find(({ role }) => role === 'subject')?.value.digest;
}

/** The types by which a manifest is listed among the referrers of its subject. */
export interface ArtifactTypes {
  /** Its own `artifactType`. */
  readonly own: string | undefined;
  /** The media type of its config. */
  readonly config: string | undefined;
}

/** The types of a document, as far as it has any. */
export function artifactTypesOf({ value, descriptors }: Model): ArtifactTypes {
  return {
    own: ownArtifactType({ model: value ?? {} }),
    config: descriptors.find(({ role }) => role === 'config')?.value.mediaType,
  };
}

/** The annotations of a manifest itself, without those that are not strings. */
export function annotationsOf({ value }: Model): Readonly<Record<string, string>> {
  const entries = Object.entries(memberAt(value, 'annotations') ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * The tag of the list of a manifest’s referrers, where a registry does not keep the list itself: the algorithm and the
 * digits, each cut at its limit (distribution specification, “Referrers Tag Schema”). Undefined for what is not a digest.
 */
export function referrersTagOf(digest: string): string | undefined {
  const parsed = parseDigest(digest);
  if (parsed === undefined) return undefined;
  const tag = `${parsed.algorithm.slice(0, 32)}-${parsed.encoded.slice(0, 64)}`;
  return tag.replaceAll(/[^\w.-]/g, '-');
}

/** Tells whether a reference name has the form of the tag of a list of referrers. */
export function isReferrersTag(name: string): boolean {
  return /^[a-z0-9]+(?:[._-][a-z0-9]+)*-[0-9a-f]{64}$/.test(name);
}

/** The manifests of a layout that have a subject, by the tag of the list that they belong in. */
export const referrersByTag = oncePer(
  ({ contents }: Layout): ReadonlyMap<string, readonly LayoutContent[]> => {
    const referrers = new Map<string, LayoutContent[]>();
    for (const content of contents.values()) {
      const model = soundModel(content);
      const tag = model === undefined ? undefined : referrersTagOf(subjectOf(model) ?? '');
      if (tag !== undefined) addTo(referrers, tag, content);
    }
    return referrers;
  },
);
