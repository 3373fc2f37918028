import { normalizePlatform, type PlatformAliases, type PlatformParts } from '#schemas/values/platform';
import { specificationSection } from '#schemas/model/field';
import { type JsonValue, set } from '#service/edits/operations';
import type { DescriptorView } from '#service/document/views';
import { configOfImage } from '#service/layout/imageConfig';
import { isOfLayers } from '#service/layout/layersOfConfig';
import type { Layout } from '#service/layout/layout';
import { soundModel } from '#service/layout/referredBlobs';
import { defineRule, fix } from '#service/lint/rule';
import { indexKinds } from '#service/oci/attestations';

/** The index says for which platform an image is, and so does the config of the image. */
export default defineRule({
  id: 'platform-of-config',
  category: 'layout',
  kinds: indexKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'The platform of an index entry is not that of the image that it lists.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    differs:
      'This entry has the {name} "{said}", but the config of the image has "{found}". Clients choose an entry by its ' +
      'platform, so they get an image for a different platform.',
    exchanged:
      'This entry has the {name} "{said}", but the config of the image has "{found}". The manifest at position ' +
      '{position} has a config that fits this entry and not its own. Either the platforms of the entries or the configs ' +
      'of their manifests are exchanged.',
  },
  fixes: {
    'use-config': 'Use the value in the config',
    exchange: 'Exchange the platforms of the entries {own} and {position}',
  },
  *check({ descriptors, layout: place, catalogue, rawValue }) {
    if (place === undefined) return;
    const { layout } = place;
    const { platforms: known } = catalogue;
    const entries = descriptors.filter(({ role }) => role === 'manifest');
    let exchanges: ReturnType<typeof findExchanged> | undefined;
    for (const [index, { path, value }] of entries.entries()) {
      const { platform } = value;
      const config = platform === undefined ? undefined : configOfImage(layout, value.digest);
      if (platform === undefined || config === undefined) continue;
      const said = normalizePlatform(platform, known);
      const found = normalizePlatform(config, known);
      // What is not written says nothing, although tools assume something.
      const different = names.filter((name) => {
        const [own, other] = [platform[name], config[name]];
        return own && other && own !== other && (name === 'os.version' || said?.[name] !== found?.[name]);
      });
      if (different.length === 0) continue;
      // The manifest may have the config of another image; then its platform is not the one of this entry.
      const isOwn = isOfLayers(config, soundModel(layout.blob(value.digest)), layout, catalogue);
      exchanges ??= findExchanged(entries, layout, known);
      const position = exchanges.get(keyOf(platform, known) ?? '');
      const other = position === undefined ? undefined : entries[position - 1];
      const isMutual =
        other !== undefined && keyOf(other.value.platform ?? {}, known) === keyOf(config, known);
      const otherPath = [...(other?.path ?? []), 'platform'];
      for (const name of different) {
        const at = { path: [...path, 'platform', name] };
        const values = { name, said: platform[name] ?? '', found: config[name] ?? '' };
        const severity = name === 'os' || name === 'architecture' ? 'error' : 'warning';
        if (position === undefined) {
          const fixes = isOwn === false ? [] : [fix('use-config', set(at.path, values.found))];
          yield { message: 'differs', severity, at, values, fixes };
          continue;
        }
        const exchange = [
          set([...path, 'platform'], rawValue(otherPath) as JsonValue),
          set(otherPath, rawValue([...path, 'platform']) as JsonValue),
        ];
        yield {
          message: 'exchanged',
          severity,
          at,
          values: { ...values, position },
          fixes:
            isOwn === true && isMutual
              ? [fix('exchange', exchange, { values: { own: index + 1, position } })]
              : [],
        };
      }
    }
  },
});

/**
 * The entries whose images have configs for another platform than the entries say: their positions, counted from 1, by
 * the platforms of these configs.
 */
function findExchanged(
  entries: readonly DescriptorView[],
  layout: Layout,
  known: PlatformAliases,
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [index, { value }] of entries.entries()) {
    const config = value.platform === undefined ? undefined : configOfImage(layout, value.digest);
    const found = config === undefined ? undefined : keyOf(config, known);
    if (found === undefined || found === keyOf(value.platform ?? {}, known)) continue;
    if (!positions.has(found)) positions.set(found, index + 1);
  }
  return positions;
}

function keyOf(platform: PlatformParts, known: PlatformAliases): string | undefined {
  const found = normalizePlatform(platform, known);
  return found === undefined ? undefined : [found.os, found.architecture, found.variant].join('/');
}

const names = ['os', 'architecture', 'variant', 'os.version'] as const;
