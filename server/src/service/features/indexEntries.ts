import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Model } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { entriesOf, isAttestation, isUnknownPlatform } from '#service/oci/attestations';
import { platformName, shortDigest, shortMediaType, shorten } from './displayNames';

/** The entries of one index, and which of them are about which others. */
export class IndexEntries {
  readonly #entries: readonly DescriptorView[];
  readonly #catalogue: Catalogue;
  #byDigest: ReadonlyMap<string | undefined, DescriptorView> | undefined;

  constructor({ descriptors }: Model, catalogue: Catalogue) {
    this.#entries = entriesOf(descriptors);
    this.#catalogue = catalogue;
  }

  /** The entry at an index of `manifests`; undefined where its shape is not valid. */
  at(index: number): DescriptorView | undefined {
    // Nearly always all entries are valid, so that the first look finds it.
    const expected = this.#entries[index];
    if (expected?.path[1] === index) return expected;
    return this.#entries.find(({ path }) => path[1] === index);
  }

  /** The entry that an attestation is about; undefined where it is not an attestation or the entry is missing. */
  attestedBy(entry: DescriptorView): DescriptorView | undefined {
    const digest = entry.value.annotations?.[wellKnownAnnotations.referenceDigest];
    if (digest === undefined || !isAttestation(entry)) return undefined;
    this.#byDigest ??= new Map(
      this.#entries.filter((other) => !isAttestation(other)).map((other) => [other.value.digest, other]),
    );
    return this.#byDigest.get(digest);
  }

  /** What an entry is in a few words: `linux/arm64/v8`, `attestation of linux/amd64`, or the name of its type. */
  nameOf(entry: DescriptorView): string {
    const { platform, mediaType, artifactType, digest } = entry.value;
    if (isAttestation(entry)) {
      const image = this.attestedBy(entry);
      return image === undefined ? 'attestation' : `attestation of ${this.nameOf(image)}`;
    }
    const name = platform === undefined || isUnknownPlatform(entry) ? undefined : platformName(platform);
    if (name !== undefined) return shorten(name, 60);
    const type = artifactType || mediaType;
    if (type) return shorten(shortMediaType(type, this.#catalogue), 60) || 'entry';
    return digest === undefined ? 'entry' : shortDigest(digest);
  }
}
