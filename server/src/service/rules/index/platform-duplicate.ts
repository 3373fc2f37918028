import { wellKnownAnnotations } from '../../../../../schemas/src/catalogue/annotations';
import { normalisePlatform } from '../../../../../schemas/src/catalogue/platforms';
import { specification } from '../../../../../schemas/src/model/field';
import type { DescriptorView } from '../../document/views';
import { defineRule } from '../rule';
import { entriesOf, indexKinds, isAttestation, isUnknownPlatform } from './entries';

/** A client takes the first entry that fits, so that a second one for the same platform is never chosen. */
export default defineRule({
  id: 'platform-duplicate',
  subject: 'index',
  kinds: indexKinds,
  severity: 'warning',
  summary: 'Two entries of an index are for the same platform, and clients take the first.',
  specification: specification('image-index.md', 'image-index-property-descriptions'),
  messages: {
    duplicate:
      '{first} is for {platform} as well. Clients take the first entry that fits, so this one is never chosen.',
    first: 'This entry for {platform} comes first.',
  },
  fixes: { remove: 'Remove this entry' },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
    let referenced: ReadonlySet<string> | undefined;
    for (const [position, entry] of entries.entries()) {
      const choice = choiceOf(entry);
      if (choice === undefined) continue;
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
        fixes: referenced.has(digest)
          ? []
          : [{ fix: 'remove', operations: [{ op: 'remove', path: entry.path }] }],
      };
    }
  },
});

type Platform = NonNullable<DescriptorView['value']['platform']>;

/**
 * Everything by which clients choose between entries, as one text. Entries whose annotations differ are told
 * apart by them (tags, compression), and artifacts are not chosen by platform.
 */
function choiceOf(entry: DescriptorView): string | undefined {
  const { platform, mediaType, artifactType, annotations } = entry.value;
  if (platform?.os === undefined || platform.architecture === undefined || artifactType) return undefined;
  if (platform.os === '' || platform.architecture === '') return undefined;
  if (isUnknownPlatform(entry) || isAttestation(entry)) return undefined;
  const { os, architecture, variant } = normalisePlatform(
    platform.os,
    platform.architecture,
    platform.variant,
  );
  const features = platform['os.features'] ?? [];
  // 32-bit ARM without a variant is v7 for containerd, and a fallback for podman: only equal entries count.
  const chosenVariant = platform.variant ? variant : '';
  const parts = [
    mediaType,
    os,
    platform['os.version'] ?? '',
    architecture,
    chosenVariant,
    ...[...features].sort(),
  ];
  const extra =
    annotations === undefined && platform.features === undefined
      ? ''
      : JSON.stringify([annotations, platform.features]);
  return `${parts.join('\n')}\n${extra}`;
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
