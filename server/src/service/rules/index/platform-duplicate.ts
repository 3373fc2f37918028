import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import { formatPlatform, normalizePlatform } from '#schemas/values/platform';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { repeated } from '#service/lint/repeated';
import { defineRule, fix } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import {
  entriesOf,
  indexKinds,
  isAttestation,
  isUnknownPlatform,
  referencedDigest,
} from '#service/oci/attestations';

/**
 * A client takes the first entry that matches, so it never chooses a second one for the same platform. Of two spellings,
 * clients that compare platforms as text know one only, or prefer one.
 */
export default defineRule({
  id: 'platform-duplicate',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'Two entries of an index are for the same platform, and clients take the first.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containerd/platform-names', 'containers-image/platform-text'],
  messages: {
    duplicate:
      '{first} is for {platform} too. Clients take the first entry that matches, so they never choose this one.',
    spelling:
      '{first} is for {platform} too, in another spelling. Clients that read both as one platform take the first entry ' +
      'that matches. Clients that compare them as text may take this one.',
    first: 'This entry for {platform} comes first.',
  },
  fixes: { remove: 'Remove this entry' },
  *check({ descriptors, catalogue, repeatedRefNames }) {
    const entries = entriesOf(descriptors);
    // Few platforms occur twice under one name, and only then is everything else compared.
    const names = repeatedRefNames();
    const rough = entries.map((entry) => roughChoiceOf(entry, names, catalogue.platforms));
    const again = repeated(rough);
    if (again.size === 0) return;
    const referenced = new Set(entries.map(referencedDigest));
    const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
    for (const [position, entry] of entries.entries()) {
      const roughly = rough[position];
      if (roughly === undefined || !again.has(roughly)) continue;
      const choice = `${roughly}\n${distinctionOf(entry)}`;
      const first = firsts.get(choice);
      if (first === undefined) {
        firsts.set(choice, { entry, position });
        continue;
      }
      const { digest, platform = {} } = entry.value;
      // The same manifest twice is reported by index-duplicate-entry.
      if (digest === undefined || digest === first.entry.value.digest) continue;
      const values = { platform: formatPlatform(platform) ?? '', first: `manifests[${first.position}]` };
      const isSpelledSame = spelling(entry) === spelling(first.entry);
      yield {
        message: isSpelledSame ? 'duplicate' : 'spelling',
        at: { path: [...entry.path, 'platform'], part: 'key' },
        values,
        related: [{ path: [...first.entry.path, 'platform'], message: 'first', values }],
        // Without its image an attestation would dangle, and without a spelling some clients would find no entry.
        fixes: !isSpelledSame || referenced.has(digest) ? [] : [fix('remove', remove(entry.path))],
      };
    }
  },
});

/**
 * What clients choose an entry by in the first place, as one string: its platform and its name. Undefined for
 * entries that clients do not choose by platform, such as artifacts and attestations, and for those whose name no
 * other entry has.
 */
function roughChoiceOf(
  entry: DescriptorView,
  repeatedNames: ReadonlySet<string>,
  known: PlatformCatalogue,
): string | undefined {
  const name = referenceNameOf(entry) ?? '';
  if (name !== '' && !repeatedNames.has(name)) return undefined;
  const { platform, artifactType } = entry.value;
  if (platform === undefined || artifactType || isUnknownPlatform(entry) || isAttestation(entry))
    return undefined;
  const comparable = normalizePlatform(platform, known);
  if (comparable === undefined) return undefined;
  const os = isEquated(platform.os) ? comparable.os : platform.os?.toLowerCase();
  const architecture = isEquated(platform.architecture)
    ? comparable.architecture
    : platform.architecture?.toLowerCase();
  const { variant } = comparable;
  // Clients differ in what 32-bit ARM without a variant stands for: only equal entries count.
  const chosenVariant = platform.variant ? variant : '';
  return `${os}/${architecture}/${chosenVariant}\n${name}`;
}

/** The names that containerd takes for others (containerd/platforms, database.go). No client chooses an entry with another alias, such as `wasm32`, at all. */
const equatedNames: ReadonlySet<string> = new Set([
  'macos',
  'x86_64',
  'x86-64',
  'i386',
  'aarch64',
  'armhf',
  'armel',
]);

function isEquated(name: string | undefined): boolean {
  return equatedNames.has(name?.toLowerCase() ?? '');
}

/** The platform as clients see it that compare it as text. */
function spelling({ value: { platform } }: DescriptorView): string {
  return JSON.stringify([platform?.os, platform?.architecture, platform?.variant]);
}

/** All else that tells entries apart: versions and features of the system, and annotations (tags, compression). */
function distinctionOf({ value: { mediaType, platform, annotations } }: DescriptorView): string {
  const features = [...(platform?.['os.features'] ?? [])].sort();
  return JSON.stringify([mediaType, platform?.['os.version'], features, platform?.features, annotations]);
}
