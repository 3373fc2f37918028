import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { withUsualNames } from '#schemas/values/platform';
import { specificationSection } from '#schemas/model/field';
import { type EditOperation, remove, swap } from '#service/edits/operations';
import type { DescriptorView } from '#service/document/views';
import { configOfImage, type ImageConfig } from '#service/layout/imageConfig';
import { isOfLayers } from '#service/layout/layersOfConfig';
import { PlatformsInIndex } from '#service/layout/platformsInIndex';
import { soundModel } from '#service/layout/referredBlobs';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal, type Report, type Values } from '#service/lint/rule';
import { indexKinds } from '#service/oci/attestations';
import {
  areOfOtherMachines,
  contradictions,
  type Platform,
  type PlatformMember,
  platformMembers,
} from '#service/oci/platformComparison';
import { setInOrder } from '#service/oci/setInOrder';

/** The index says for which platform an image is, and so does the config of the image. */
export default defineRule({
  id: 'platform-of-config',
  category: 'layout',
  kinds: indexKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'The platform of an index entry is not that of the image that it lists.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containerd/platform-names'],
  messages: {
    differs:
      'This entry has the {name} "{said}", but the config of the image has "{found}". Clients choose an entry by its ' +
      'platform, so they get an image for a different platform.',
    swapped:
      'This entry has the {name} "{said}", but the config of the image has "{found}". The config of the image ' +
      'at {other} fits this entry, and the config of this image fits {other}. Either the two platforms or the two configs ' +
      'were swapped.',
    'platforms-swapped':
      'This entry has the {name} "{said}", but the config of the image has "{found}". The config of the image ' +
      'at {other} fits this entry, and the config of this image fits {other}. The two platforms were swapped.',
    'no-variant':
      'This entry has no variant, but the config of the image has "{found}". Clients may choose the image for a machine ' +
      'with another variant, which may be unable to run it.',
  },
  fixes: {
    'use-config': 'Use the value in the config',
    'use-config-variant': 'Use the variant in the config',
    'use-config-platform': 'Use the platform in the config',
    swap: 'Swap the platforms of {own} and {other}',
  },
  *check(context) {
    const { descriptors, layout: place, catalogue } = context;
    if (place === undefined) return;
    const { layout } = place;
    const { platforms: known } = catalogue;
    const entries = descriptors.filter(({ role }) => role === 'manifest');
    let told: PlatformsInIndex | undefined;
    for (const entry of entries) {
      const { path, value } = entry;
      const { platform } = value;
      const config = platform === undefined ? undefined : configOfImage(layout, value.digest);
      if (platform === undefined || config === undefined) continue;
      const different = contradictions(platform, config, known);
      if (different.length === 0) continue;
      const isOwn = (entry: DescriptorView, its: ImageConfig): boolean | undefined =>
        isOfLayers(its, soundModel(layout.blob(entry.value.digest)), layout, catalogue);
      const isProven = isOwn(entry, config);
      told ??= new PlatformsInIndex(entries, layout, known);
      const finding = described(path, platform, config, different);
      const other = told.swappedWith(platform, config);
      if (other === undefined) {
        // The manifest may have the config of another image; then its platform is not the one of this entry.
        const isLikely = isProven === true || (isProven === undefined && !told.isOfMisplacedConfig(platform));
        // Another entry that says it already is wrong itself, and comes first.
        const fixes =
          isLikely && !told.isOfEntry(config) ? [useOfConfig(context, entry, config, different)] : [];
        yield lacksVariant(platform, different)
          ? { message: 'no-variant', ...finding, values: { found: config.variant ?? '' }, fixes }
          : { message: 'differs', ...finding, fixes };
        continue;
      }
      const areProven = isProven === true && isOwn(other.entry, other.config) === true;
      const places = { own: formatPath(path), other: formatPath(other.entry.path) };
      const swapped = swap([...path, 'platform'], [...other.entry.path, 'platform']);
      yield {
        message: areProven ? 'platforms-swapped' : 'swapped',
        ...finding,
        values: { ...finding.values, other: places.other },
        fixes: areProven ? [fix('swap', swapped, { values: places })] : [],
      };
    }
  },
});

/** Where a finding is and what it says: of the one value that differs, or of the platform as a whole. */
function described(
  path: JsonPath,
  platform: Platform,
  config: Platform,
  different: readonly PlatformMember[],
): Pick<Report, 'severity' | 'at'> & { readonly values: Values } {
  const place = [...path, 'platform'];
  const isUnsaid = lacksVariant(platform, different);
  const severity = areOfOtherMachines(different) ? 'error' : isUnsaid ? 'information' : 'warning';
  const [name = 'os', ...others] = different;
  const [said, found] = [platform[name], config[name]];
  if (said && found && others.length === 0)
    return { severity, at: { path: [...place, name] }, values: { name, said, found } };
  const values = { name: 'platform', said: joined(platform), found: joined(config) };
  return { severity, at: { path: place, part: 'key' }, values };
}

/** Tells whether an entry could be right, and only does not say for which variant its image is. */
function lacksVariant(platform: Platform, different: readonly PlatformMember[]): boolean {
  return !platform.variant && different.every((name) => name === 'variant');
}

function joined({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter(Boolean).join('/');
}

/**
 * Writes what the config says. Of a platform for another machine nothing is true, so what the config does not have goes;
 * members that no config has stay.
 */
function useOfConfig(
  context: Pick<RuleContext, 'kind' | 'rawValue' | 'catalogue'>,
  { path, value: { platform } }: DescriptorView,
  config: ImageConfig,
  different: readonly PlatformMember[],
): FixProposal<'use-config' | 'use-config-variant' | 'use-config-platform'> {
  const place = [...path, 'platform'];
  const right: Platform = { ...config, ...withUsualNames(config, context.catalogue.platforms) };
  const isWhole = areOfOtherMachines(different);
  const operations = (isWhole ? platformMembers : different).flatMap((name): EditOperation[] => {
    const at = [...place, name];
    const value = right[name];
    if (value) return value === platform?.[name] ? [] : [setInOrder(context.kind, at, value)];
    const isOptional = name === 'variant' || name === 'os.version';
    return isOptional && context.rawValue(at) !== undefined ? [remove(at)] : [];
  });
  if (isWhole) return fix('use-config-platform', [...operations, ...useFeatures(context, place, config)]);
  return fix(lacksVariant(platform ?? {}, different) ? 'use-config-variant' : 'use-config', operations);
}

/** Features of one operating system say nothing of another. */
function useFeatures(
  { kind, rawValue }: Pick<RuleContext, 'kind' | 'rawValue'>,
  place: JsonPath,
  config: ImageConfig,
): EditOperation[] {
  const at = [...place, 'os.features'];
  const features = config['os.features']?.filter((feature) => feature !== undefined) ?? [];
  if (features.length > 0) return [setInOrder(kind, at, features)];
  return rawValue(at) === undefined ? [] : [remove(at)];
}
