import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Profile } from '#schemas/catalogue/profiles';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { Classification, ClassifiedLayer } from '#service/oci/classification';
import { counted } from '#service/features/names';
import { escapeMarkdown, link, quote, table } from './markdown';

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
    `**This is a container image${profile === undefined ? '' : `: ${escapeMarkdown(profile.name)}`}.** Its config is ${quote(configType)}, and the media type of the config alone decides.`,
  ];
  if (artifactType !== undefined && artifactType !== '') {
    lines.push(
      '`artifactType` says otherwise, so that some runtimes skip the image. Remove it, or give the artifact a config type of its own.',
    );
  }
  const mixed = otherLayers.length > 0;
  lines.push(
    table(
      ['Who', 'What happens'],
      [
        ...readers(profile),
        ['containerd', containerdOnImage(rootfsLayers, otherLayers)],
        [
          'dockerd (classic store)',
          mixed ? 'counts all layers against `rootfs.diff_ids`, and refuses the image' : 'pulls and runs it',
        ],
        [
          'podman, CRI-O',
          mixed ? 'apply every layer, and fail on what is no tar archive' : 'pull and run it',
        ],
        ['registries', 'store it and show it as an image'],
      ],
    ),
  );
  lines.push(...noteOf(profile));
  return lines;
}

function containerdOnImage(rootfs: readonly ClassifiedLayer[], others: readonly ClassifiedLayer[]): string {
  if (rootfs.length === 0) {
    return others.length === 0
      ? 'runs it with an empty root filesystem'
      : 'unpacks nothing: no layer is part of a root filesystem';
  }
  if (others.length === 0) return `unpacks ${counted(rootfs.length, 'layer')}`;
  const which = rootfs.slice(0, 6).map(({ index }) => `\`layers[${index}]\``);
  const more = rootfs.length > which.length ? ', …' : '';
  return `unpacks ${rootfs.length} of ${rootfs.length + others.length} layers (${which.join(', ')}${more}), and compares only those with \`rootfs.diff_ids\``;
}

function explainArtifact(
  classification: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
): string[] {
  const { configType, effectiveType, profile } = classification;
  const lines = [
    `**This is an artifact${profile === undefined ? '' : `: ${escapeMarkdown(profile.name)}`}**, not a container image. ${reasonFor(configType)}`,
  ];
  if (effectiveType === undefined) {
    lines.push('Nothing says of what type it is: with the empty config `artifactType` must be set.');
  } else if (artifactType === undefined || artifactType === '') {
    lines.push(`Its type is that of the config, ${quote(effectiveType)}, since \`artifactType\` is not set.`);
  } else {
    const title = catalogue.mediaType(effectiveType)?.title;
    lines.push(
      `Its type is ${quote(effectiveType)}${title === undefined ? '' : ` (${escapeMarkdown(title)})`}.`,
    );
  }
  lines.push(
    table(
      ['Who', 'What happens'],
      [
        ...readers(profile),
        ['containerd, dockerd', 'store it, but run nothing of it'],
        ['podman, CRI-O', 'refuse to pull it as an image; `podman artifact pull` takes it'],
        ['oras', 'pulls the layers that have an `org.opencontainers.image.title`'],
        [
          'registries',
          effectiveType === undefined
            ? 'cannot tell what it is'
            : 'list it under its type, also among the referrers of its subject',
        ],
      ],
    ),
  );
  lines.push(...noteOf(profile));
  return lines;
}

/** The tools that the format is for. */
function readers(profile: Profile | undefined): string[][] {
  if (profile === undefined) return [];
  const noun = escapeMarkdown(profile.noun);
  return [
    [escapeMarkdown(profile.tools), `understood as ${/^(?:[aeiou]|SBOM)/i.test(noun) ? 'an' : 'a'} ${noun}`],
  ];
}

function reasonFor(configType: string): string {
  return configType === wellKnown.ociEmpty
    ? 'Its config is the empty one.'
    : `Its config is ${quote(configType)}, no image config.`;
}

function noteOf(profile: Profile | undefined): string[] {
  if (profile === undefined) return [];
  return [
    ...(profile.note === undefined ? [] : [escapeMarkdown(profile.note)]),
    link(`About the ${escapeMarkdown(profile.noun)}`, profile.link),
  ];
}
