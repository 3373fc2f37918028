import { addTo } from '#schemas/groups';
import { normalizePlatform, type PlatformAliases } from '#schemas/values/platform';
import type { DescriptorView } from '#service/document/views';
import { contradictions, isSameVersion, type Platform } from '#service/oci/platformComparison';
import { configOfImage, type ImageConfig } from './imageConfig';
import type { Layout } from './layout';

/** An entry of an index, and the config of its image. */
export interface EntryWithConfig {
  readonly entry: DescriptorView;
  readonly config: ImageConfig;
}

/** What the entries of an index and the configs of their images say of platforms. */
export class PlatformsInIndex {
  readonly #known: PlatformAliases;
  readonly #ofEntries = new PlatformSet();
  readonly #ofMisplacedConfigs = new PlatformSet();
  /** Entries that contradict the configs of their images, by what both say. */
  readonly #misplaced = new Map<string, EntryWithConfig[]>();

  constructor(entries: readonly DescriptorView[], layout: Layout, known: PlatformAliases) {
    this.#known = known;
    for (const entry of entries) {
      const { digest, platform } = entry.value;
      if (platform === undefined) continue;
      const said = this.#nameOf(platform);
      this.#ofEntries.add(said, platform);
      const config = configOfImage(layout, digest);
      if (config === undefined || contradictions(platform, config, known).length === 0) continue;
      const found = this.#nameOf(config);
      this.#ofMisplacedConfigs.add(found, config);
      addTo(this.#misplaced, pairOf(said, found), { entry, config });
    }
  }

  /** Whether an entry has this platform. */
  isOfEntry(platform: Platform): boolean {
    return this.#ofEntries.has(this.#nameOf(platform), platform);
  }

  /** Whether the config of an image has this platform whose entry has another one. */
  isOfMisplacedConfig(platform: Platform): boolean {
    return this.#ofMisplacedConfigs.has(this.#nameOf(platform), platform);
  }

  /** The first other entry whose platform is that of `config`, and whose image has a config with the platform of this entry. */
  swappedWith(platform: Platform, config: Platform): EntryWithConfig | undefined {
    const others = this.#misplaced.get(pairOf(this.#nameOf(config), this.#nameOf(platform)));
    return others?.find(
      (other) =>
        isSameVersion(config, other.entry.value.platform ?? {}) && isSameVersion(other.config, platform),
    );
  }

  /** What two platforms have in common that are the same but for the version of the system. */
  #nameOf(platform: Platform): string | undefined {
    const found = normalizePlatform(platform, this.#known);
    return found === undefined ? undefined : [found.os, found.architecture, found.variant].join('/');
  }
}

/** Platforms by their names, with the versions of the system that they are for. */
class PlatformSet {
  readonly #versions = new Map<string, Set<string>>();

  add(name: string | undefined, { 'os.version': version }: Platform): void {
    if (name === undefined) return;
    const versions = this.#versions.get(name) ?? new Set();
    this.#versions.set(name, versions.add(version || anyVersion));
  }

  has(name: string | undefined, { 'os.version': version }: Platform): boolean {
    const versions = this.#versions.get(name ?? '');
    if (versions === undefined) return false;
    return !version || versions.has(version) || versions.has(anyVersion);
  }
}

const anyVersion = '';

function pairOf(said: string | undefined, found: string | undefined): string {
  return `${said ?? ''} ${found ?? ''}`;
}
