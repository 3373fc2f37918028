import type { Catalogue } from '#schemas/catalogue/catalogue';
import {
  isImageConfigType,
  wellKnown,
  type MediaTypeEntry,
  type MediaTypeRole,
} from '#schemas/catalogue/mediaTypes';
import { fitsAny, type Profile } from '#schemas/catalogue/profiles';
import { kindByMediaType, type Kind } from '#schemas/kinds';
import { classifyManifest, type Classification } from '#service/oci/classification';
import { isGenericType, sharedArtifactType } from '#service/oci/usableType';
import type { JsonPath } from '#schemas/jsonPath';
import { escapeMarkdown } from '#schemas/markdown';
import { oncePer } from '#schemas/once';
import { sourceParagraph } from '#service/features/hover/markdown';
import { isSuitableType, isUsedUp } from './suitableTypes';
import { valueCandidate, type Candidate } from './candidate';
import { rowOf, toldApart } from './rowOfType';
import { formatsOfLayers, hasOwnLayersOnly, layerTypes } from './formatsOfLayers';
import { saysArtifact, type CompletionTarget } from './completionTarget';

/** The media types for the place at `path` that no rule complains of there; those of the recognized format first. */
export function mediaTypesAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  if (isOwnType(target, path)) return ownTypes(target);
  const roles = rolesAt(path);
  const classification = classifyManifest(target.model, target.catalogue);
  const isSuitable = (type: string): boolean => isSuitableType(type, path, roles, target, classification);
  const known = target.catalogue.mediaTypes.filter((entry) => fits(entry, roles) && isSuitable(entry.type));
  const likely = likelyTypeAt(target, path);
  const names = new Set(known.map(({ type }) => type));
  const tools = toolsByType(target.catalogue);
  const ranked = [
    ...known.map((entry) => ({
      group: entry.type === likely ? -1 : groupOf(entry, target, roles, classification),
      rank: entry.rank ?? Infinity,
      candidate: alsoCalled(mediaTypeCandidate(entry), tools.get(entry.type)),
      title: entry.title,
    })),
    ...typesOfProfiles(target, roles)
      .filter(({ type }) => !names.has(type) && isSuitable(type))
      .map(({ type, profile }) => ({
        group: profile === classification?.profile ? 0 : 2,
        rank: Infinity,
        candidate: alsoCalled(profileType(type, profile), tools.get(type)),
        title: profile.name,
      })),
  ];
  return toldApart(ranked.sort(byGroupAndRank));
}

interface Ranked {
  readonly group: number;
  readonly rank: number;
}

/** Types without a rank keep the order of the catalogue. */
function byGroupAndRank(a: Ranked, b: Ranked): number {
  return a.group === b.group && a.rank !== b.rank ? a.rank - b.rank : a.group - b.group;
}

/** The type that is most likely at `path`, to begin with; empty where none is. */
export function likelyTypeAt(target: CompletionTarget, path: JsonPath): string {
  const { kind } = target.model;
  const docker = isDocker(kind);
  const classification = classifyManifest(target.model, target.catalogue);
  switch (path.at(-1) === 'artifactType' ? undefined : path[0]) {
    case 'config': {
      const type = typesIn(classification?.profile, ['config'])[0];
      // Its own type says nothing: it is what is being written.
      if (type !== undefined || saysArtifact(target)) return type ?? '';
      const ofLayers = configTypesOfLayers(target).find((each) =>
        isSuitableType(each, path, ['config'], target, classification),
      );
      if (ofLayers !== undefined || hasOwnLayersOnly(target)) return ofLayers ?? '';
      return docker ? wellKnown.dockerConfig : wellKnown.ociConfig;
    }
    case 'layers': {
      const last = layerTypes(target).at(-1);
      const usual = [...(last === undefined ? [] : [last]), ...typesIn(classification?.profile, ['layer'])];
      const type = usual.find((each) => !isUsedUp(each, path, target, classification));
      if (type !== undefined || isArtifact(target, classification)) return type ?? '';
      return docker
        ? 'application/vnd.docker.image.rootfs.diff.tar.gzip'
        : 'application/vnd.oci.image.layer.v1.tar+gzip';
    }
    case 'manifests':
    case 'subject':
      return docker ? wellKnown.dockerManifest : wellKnown.ociManifest;
    case undefined: {
      if (configSaysType(classification)) return '';
      const shared = path.length === 1 ? sharedArtifactType(layerTypes(target), target.catalogue) : undefined;
      return shared === undefined || isGenericType(shared) ? '' : shared;
    }
    default:
      return '';
  }
}

/** Tells whether the config has a type of its own, which says what the artifact is, so that `artifactType` need not. */
export function configSaysType(classification: Classification | undefined): boolean {
  return (
    classification?.verdict === 'artifact' && !['', wellKnown.ociEmpty].includes(classification.configType)
  );
}

/** A config type that is still to be written makes nothing an artifact. */
function isArtifact(target: CompletionTarget, classification: Classification | undefined): boolean {
  if (saysArtifact(target) || classification?.profile?.form === 'artifact') return true;
  return classification?.verdict === 'artifact' && classification.configType !== '';
}

/** The config types of the formats to which the layers belong, as those write them. */
function configTypesOfLayers(target: CompletionTarget): readonly string[] {
  return formatsOfLayers(target).flatMap((profile) => typesIn(profile, ['config']));
}

function isDocker(kind: Kind): boolean {
  return kind === 'docker-manifest' || kind === 'docker-manifest-list';
}

/** The document’s own media type, which is not that of some content; a lone descriptor has none. */
function isOwnType({ model }: CompletionTarget, path: JsonPath): boolean {
  return path.length === 1 && path[0] === 'mediaType' && model.kind !== 'descriptor';
}

function ownTypes(target: CompletionTarget): Candidate[] {
  const types = target.kinds.flatMap((kind) =>
    [...kindByMediaType].flatMap(([type, own]) => (own === kind ? [type] : [])),
  );
  return types.flatMap((type) => {
    const entry = target.catalogue.mediaType(type);
    return entry === undefined ? [] : [mediaTypeCandidate(entry)];
  });
}

const contentRoles: Readonly<Record<string, readonly MediaTypeRole[]>> = {
  config: ['config'],
  layers: ['layer'],
  manifests: ['manifest', 'index'],
  subject: ['manifest', 'index'],
  blobs: ['layer', 'blob', 'config'],
};

const anyRole: readonly MediaTypeRole[] = ['manifest', 'index', 'config', 'layer', 'blob', 'header'];

function rolesAt(path: JsonPath): readonly MediaTypeRole[] {
  if (path.at(-1) === 'artifactType') return ['artifactType'];
  const [member] = path;
  return contentRoles[String(member)] ?? anyRole;
}

function fits({ roles }: MediaTypeEntry, wanted: readonly MediaTypeRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** The group that a type is in: what goes with the recognized format, what people write most, the rest. */
function groupOf(
  { type, rank }: MediaTypeEntry,
  target: CompletionTarget,
  roles: readonly MediaTypeRole[],
  classification: Classification | undefined,
): number {
  if (fitsAny(type, patternsIn(classification?.profile, roles))) return 0;
  if (type === wellKnown.ociEmpty && roles.includes('config') && saysArtifact(target)) return 0;
  if (roles.includes('config') && configTypesOfLayers(target).includes(type)) return 0;
  const isOdd = roles.includes('layer')
    ? isOddLayer(type, target, classification)
    : isImageConfigType(type) && hasOwnLayersOnly(target);
  return isOdd ? 3 : rank === undefined ? 2 : 1;
}

/** Layers of a root filesystem are rare in an artifact, and all others in an image. */
function isOddLayer(
  type: string,
  target: CompletionTarget,
  classification: Classification | undefined,
): boolean {
  if (target.catalogue.isRootfsLayer(type)) return isArtifact(target, classification);
  return classification?.verdict === 'image';
}

/** The media types that a format has in a role, as it writes them: `*` at the end stands for any rest. */
function patternsIn(profile: Profile | undefined, roles: readonly MediaTypeRole[]): readonly string[] {
  if (profile === undefined) return [];
  if (roles.includes('artifactType')) return profile.match.artifactType ?? [];
  if (roles.includes('layer')) return profile.layers.flatMap(({ types }) => types);
  return roles.includes('config') ? profile.config.types : [];
}

function typesIn(profile: Profile | undefined, roles: readonly MediaTypeRole[]): readonly string[] {
  return patternsIn(profile, roles).filter((type) => !type.endsWith('*'));
}

function typesOfProfiles(
  { catalogue }: CompletionTarget,
  roles: readonly MediaTypeRole[],
): readonly { readonly type: string; readonly profile: Profile }[] {
  const found = new Map<string, Profile>();
  for (const profile of catalogue.profiles)
    for (const type of typesIn(profile, roles)) if (!found.has(type)) found.set(type, profile);
  return [...found].map(([type, profile]) => ({ type, profile }));
}

/**
 * The tools by whose names people call a type: notation writes the signatures of the Notary Project. A type that the formats
 * of several tools have belongs to none of them.
 */
const toolsByType = oncePer((catalogue: Catalogue): ReadonlyMap<string, string> => {
  const tools = new Map<string, string>();
  const shared = new Set<string>([wellKnown.ociConfig, wellKnown.ociEmpty]);
  for (const { match, config, layers, tools: own = '' } of catalogue.profiles) {
    const types = [match.artifactType ?? [], config.types, ...layers.map((group) => group.types)].flat();
    for (const type of types) {
      if ((tools.get(type) ?? own) !== own) shared.add(type);
      tools.set(type, own);
    }
  }
  for (const type of shared) tools.delete(type);
  return tools;
});

function alsoCalled(candidate: Candidate, tools = ''): Candidate {
  return tools === '' ? candidate : { ...candidate, keywords: `${candidate.keywords ?? ''} ${tools}` };
}

/** A media type of the catalogue, with what is known of it. */
export function mediaTypeCandidate(entry: MediaTypeEntry): Candidate {
  return valueCandidate(
    entry.type,
    `${entry.title} · ${entry.owner}`,
    { mediaType: entry.type },
    {
      ...rowOf(entry.type, entry.title),
      keywords: `${entry.title} ${entry.owner}`,
      ...(entry.status === 'deprecated' ? { deprecated: true } : {}),
    },
  );
}

function profileType(type: string, profile: Profile): Candidate {
  const documentation = [
    `**${escapeMarkdown(profile.name)}** · ${escapeMarkdown(profile.owner)}`,
    ...sourceParagraph(profile.link),
  ];
  return valueCandidate(type, `${profile.name} · ${profile.owner}`, documentation.join('\n\n'), {
    ...rowOf(type, profile.name),
    keywords: `${profile.name} ${profile.owner}`,
  });
}
