import { remove } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { normalizePlatform } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { fix, defineRule } from '#service/lint/rule';
import { repeated } from '#service/lint/repeated';
import { entriesOf, indexKinds, isAttestation, isUnknownPlatform } from '#service/oci/attestations';

/** A client takes the first entry that fits, so that a second one for the same platform is never chosen. */
export default defineRule({
  id: 'platform-duplicate',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'Two entries of an index are for the same platform, and clients take the first.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    duplicate:
      '{first} is for {platform} as well. Clients take the first entry that fits, so this one is never chosen.',
    first: 'This entry for {platform} comes first.',
  },
  fixes: { remove: 'Remove this entry' },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    // Few platforms occur twice under one name, and only then is everything else compared.
    const rough = entries.map(roughChoiceOf);
    const again = repeated(rough);
    if (again.size === 0) return;
    const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
    let referenced: ReadonlySet<string> | undefined;
    for (const [position, entry] of entries.entries()) {
      const roughly = rough[position];
      if (roughly === undefined || !again.has(roughly)) continue;
      const choice = `${roughly}\n${distinctionOf(entry)}`;
      const first = firsts.get(choice);
      if (first === undefined) {
        firsts.set(choice, { entry, position });
        continue;
      }
      const { digest, platform } = entry.value;
      // The same manifest twice is another matter.
      if (digest === undefined || digest === first.entry.value.digest) continue;
      referenced ??= referencedDigests(entries);
      const values = { platform: nameOf(platform!), first: `manifests[${first.position}]` };
      yield {
        message: 'duplicate',
        at: { path: [...entry.path, 'platform'], part: 'key' },
        values,
        related: [{ path: [...first.entry.path, 'platform'], message: 'first', values }],
        fixes: referenced.has(digest) ? [] : [fix('remove', remove(entry.path))],
      };
    }
  },
});

type Platform = NonNullable<DescriptorView['value']['platform']>;

/**
 * The platform and the name of an entry, as one text: what clients choose by in the first place. Undefined for
 * entries that are not chosen by platform, such as artifacts and attestations.
 */
function roughChoiceOf(entry: DescriptorView): string | undefined {
  const { platform, artifactType, annotations } = entry.value;
  if (!platform?.os || !platform.architecture || artifactType) return undefined;
  if (isUnknownPlatform(entry) || isAttestation(entry)) return undefined;
  const { os, architecture, variant } = normalizePlatform(
    platform.os,
    platform.architecture,
    platform.variant,
  );
  // 32-bit ARM without a variant is v7 for containerd, and a fallback for podman: only equal entries count.
  const chosenVariant = platform.variant ? variant : '';
  return `${os}/${architecture}/${chosenVariant}\n${annotations?.[wellKnownAnnotations.refName] ?? ''}`;
}

/** Whatever else tells entries apart: versions and features of the system, and annotations (tags, compression). */
function distinctionOf({ value: { mediaType, platform, annotations } }: DescriptorView): string {
  const features = [...(platform?.['os.features'] ?? [])].sort();
  return JSON.stringify([mediaType, platform?.['os.version'], features, platform?.features, annotations]);
}

function nameOf({ os, architecture, variant }: Platform): string {
  return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}

function referencedDigests(entries: readonly DescriptorView[]): ReadonlySet<string> {
  const digests = new Set<string>();
  for (const { value } of entries) {
    const digest = value.annotations?.[wellKnownAnnotations.referenceDigest];
    if (digest !== undefined) digests.add(digest);
  }
  return digests;
}
