import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Profile } from '#schemas/catalogue/profiles';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { Classification } from '#service/oci/classification';
import { isEarlyDockerConfig } from '#service/oci/earlyDockerConfig';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { sourceParagraph } from './markdown';

/** Image or artifact, and why. */
export function explainVerdict(
  classification: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
): string[] {
  return classification.verdict === 'image'
    ? explainImage(classification, artifactType)
    : explainArtifact(classification, artifactType, catalogue);
}

function explainImage({ configType, profile }: Classification, artifactType: string | undefined): string[] {
  const lines = [
    `${profile === undefined ? '**This is a container image.**' : `**This is a container image: ${escapeMarkdown(profile.name)}.**`} ${whyImage(configType)}`,
    ...readers(profile),
  ];
  if (artifactType !== undefined && artifactType !== '') {
    lines.push('`artifactType` says otherwise. Remove it, or give the artifact a config of its own type.');
  }
  return [...lines, ...noteOf(profile)];
}

function whyImage(configType: string): string {
  return isEarlyDockerConfig(configType)
    ? `Its config has the general type ${quote(configType)}, as in early Docker images, and its layers are those of an image.`
    : `Its config is ${quote(configType)}. Only the media type of the config decides this.`;
}

function explainArtifact(
  classification: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
): string[] {
  const { configType, effectiveType, profile } = classification;
  const lines = [
    `${profile === undefined ? '**This is an artifact**' : `**This is an artifact: ${escapeMarkdown(profile.name)}**`}, not a container image. ${reasonFor(configType)}`,
    ...readers(profile),
  ];
  if (effectiveType === undefined) {
    lines.push('Nothing states its type. With the empty config, `artifactType` must be set.');
  } else if (artifactType === undefined || artifactType === '') {
    lines.push(
      `Its type is that of the config, ${quote(effectiveType)}, because \`artifactType\` is not set.`,
    );
  } else {
    const title = catalogue.mediaType(effectiveType)?.title;
    lines.push(
      title === undefined
        ? `Its type is ${quote(effectiveType)}.`
        : `Its type is ${quote(effectiveType)} (${escapeMarkdown(title)}).`,
    );
  }
  lines.push(...noteOf(profile));
  return lines;
}

/** The tools that the format is for. */
function readers(profile: Profile | undefined): string[] {
  return profile === undefined || profile.tools === ''
    ? []
    : [`Tools that read this format: ${escapeMarkdown(profile.tools)}`];
}

function reasonFor(configType: string): string {
  return configType === wellKnown.ociEmpty
    ? 'Its config is the empty descriptor.'
    : `Its config is ${quote(configType)}, which is not an image config.`;
}

function noteOf(profile: Profile | undefined): string[] {
  if (profile === undefined) return [];
  return [
    ...(profile.note === undefined ? [] : [escapeMarkdown(profile.note)]),
    ...sourceParagraph(profile.link),
  ];
}
