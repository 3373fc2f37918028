import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Profile } from '#schemas/catalogue/profiles';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { Classification, ClassifiedLayer } from '#service/oci/classification';
import { isEarlyDockerConfig } from '#service/oci/earlyDockerConfig';
import { counted, grouped, inSeries } from '#schemas/prose';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { sourceParagraph, table } from './markdown';

/** Image or artifact, why, and what the tools of the field do with it. */
export function explainVerdict(
  classification: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
): string[] {
  return classification.verdict === 'image'
    ? explainImage(classification, artifactType)
    : explainArtifact(classification, artifactType, catalogue);
}

function explainImage(
  { configType, rootfsLayers, otherLayers, profile }: Classification,
  artifactType: string | undefined,
): string[] {
  const lines = [
    `${profile === undefined ? '**This is a container image.**' : `**This is a container image: ${escapeMarkdown(profile.name)}.**`} ${whyImage(configType)}`,
    ...readers(profile),
  ];
  if (artifactType !== undefined && artifactType !== '') {
    lines.push(
      '`artifactType` contradicts this, so some runtimes skip the image. Remove it, or give the artifact its own config type.',
    );
  }
  const mixed = otherLayers.length > 0;
  lines.push(
    table(
      ['Who', 'What happens'],
      [
        ['containerd', containerdOnImage(rootfsLayers, otherLayers)],
        [
          'dockerd (classic store)',
          mixed
            ? 'compares the number of all layers with `rootfs.diff_ids` and refuses the image'
            : 'pulls and runs it',
        ],
        [
          'podman, CRI-O',
          mixed ? 'apply every layer and fail on those that are not tar archives' : 'pull and run it',
        ],
        ['registries', 'store it and show it as an image'],
      ],
    ),
  );
  lines.push(...noteOf(profile));
  return lines;
}

function whyImage(configType: string): string {
  return isEarlyDockerConfig(configType)
    ? `Its config has the general type ${quote(configType)}, as in early Docker images, and its layers are those of an image.`
    : `Its config is ${quote(configType)}. Only the media type of the config decides this.`;
}

function containerdOnImage(rootfs: readonly ClassifiedLayer[], others: readonly ClassifiedLayer[]): string {
  if (rootfs.length === 0) {
    return others.length === 0
      ? 'runs it with an empty root filesystem'
      : 'unpacks nothing: no layer is part of a root filesystem';
  }
  if (others.length === 0) return `unpacks ${counted(rootfs.length, 'layer')}`;
  const which = rootfs.slice(0, 6).map(({ index }) => `\`layers[${index}]\``);
  const listed = inSeries(rootfs.length > which.length ? [...which, '…'] : which);
  return `unpacks ${grouped(rootfs.length)} of ${grouped(rootfs.length + others.length)} layers (${listed}) and compares only those with \`rootfs.diff_ids\``;
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
  lines.push(
    table(
      ['Who', 'What happens'],
      [
        ['containerd, dockerd', 'store it but do not run it'],
        ['podman, CRI-O', 'refuse to pull it as an image; `podman artifact pull` pulls it'],
        ['oras', 'pulls the layers that have an `org.opencontainers.image.title`'],
        [
          'registries',
          effectiveType === undefined
            ? 'cannot tell what it is'
            : 'list it under its type, and among the referrers of its subject',
        ],
      ],
    ),
  );
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
