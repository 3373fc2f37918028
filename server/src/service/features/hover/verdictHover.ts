import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Profile } from '#schemas/catalogue/profiles';
import { wellKnown, type MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { formatPath } from '#schemas/jsonPath';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { describe } from '#service/features/describe';
import { saysWhatItIs } from '#service/features/displayNames';
import { hasErrors } from '#service/features/documentErrors';
import { isBlank } from '#service/oci/blanks';
import { valueAt } from '#service/document/shape';
import { shortList, whoTakes, withConfig } from '#service/features/whoTakes';
import { classifyManifest, hasTypeByConvention, type Classification } from '#service/oci/classification';
import { indexFormats } from '#service/oci/indexFormats';
import { isEarlyDockerConfig } from '#service/oci/earlyDockerConfig';
import { isGenericType } from '#service/oci/usableType';
import { consumerLines } from './consumerLines';
import type { Explain } from './hoverTarget';
import { sourceParagraph } from './markdown';

/** On the types that decide or show what a manifest is: the verdict, and who takes the manifest. */
export const explainManifest: Explain = ({
  document,
  model,
  path,
  catalogue,
  policy,
  layout,
  isReported,
  isAccepted,
  isVerdictReported,
  findings,
}) => {
  if (!isVerdictPlace(path) || isVerdictReported) return [];
  if (model.kind === 'image-index') {
    const { own } = indexFormats(model, catalogue);
    return own === undefined ? [] : [`**This is an index: ${escapeMarkdown(own.title)}.**`];
  }
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined) return [];
  const isContradicted =
    classification.verdict === 'image' &&
    path.length === 1 &&
    valueAt(document.value, path) !== '' &&
    !hasTypeByConvention(classification);
  // Beside a finding there is no room for more. The finding says what is wrong, and the page says who takes the manifest.
  // Beside the line that one is accepted there is none either.
  if (isReported || isAccepted) return [verdictSentence(classification)];
  const question = { consumers: shortList(model, policy), presumesRootfs: true };
  return [
    verdictSentence(classification),
    ...(isContradicted ? [contradiction] : []),
    ...whenFinished(
      model.descriptors.some(isBlank),
      hasErrors(model, findings),
      consumerLines(whoTakes(document, policy, withConfig(document, layout, question))),
    ),
  ];
};

/** What consumers do with a document: of one with blanks or errors, with a line that it is about the finished document. */
function whenFinished(hasBlanks: boolean, isWrong: boolean, lines: readonly string[]): readonly string[] {
  if (lines.length === 0 || !(hasBlanks || isWrong)) return lines;
  if (!isWrong) return ['Once all digests and sizes are filled in:', ...lines];
  return [
    hasBlanks
      ? 'Once all digests and sizes are filled in, and apart from the errors in the document:'
      : 'Apart from the errors in the document:',
    ...lines,
  ];
}

/** Tells whether a place decides or shows what a manifest is. */
export function isVerdictPlace(path: Parameters<typeof formatPath>[0]): boolean {
  return verdictPlaces.has(formatPath(path));
}

const verdictPlaces = new Set(['config.mediaType', 'artifactType']);

const contradiction =
  '`artifactType` contradicts this. Remove it, or give the artifact a config of its own type.';

/**
 * Image or artifact, and of what format.
 * @param subject how the sentence begins
 */
function verdictSentence(
  { verdict, configType, profile }: Classification,
  subject: 'This is' | 'It is' = 'This is',
): string {
  const format = profile?.name ?? '';
  if (verdict === 'artifact') {
    return saysWhatItIs(format, 'Artifact')
      ? `**${subject} an ${escapeMarkdown(format.replace('A', 'a'))}, not a container image.**`
      : `**${subject} an artifact, not a container image${nameAfter(format)}.**`;
  }
  const image = saysWhatItIs(format, 'Image')
    ? `container ${escapeMarkdown(format.replace('I', 'i'))}`
    : `container image${nameAfter(format)}`;
  return isEarlyDockerConfig(configType)
    ? `**${subject} a ${image}.** Its layers decide that, as in early Docker images.`
    : `**${subject} a ${image}.** The type of its config decides that.`;
}

function nameAfter(format: string): string {
  return format === '' ? '' : `: ${escapeMarkdown(format)}`;
}

/**
 * Image or artifact, and why: the paragraphs of the page that explains a document, after the sentence on what that is.
 * @param isReported whether a finding says what is wrong with the `artifactType`
 */
export function explainVerdict(
  classification: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
  isReported: boolean,
): string[] {
  const { verdict, profile } = classification;
  const contradictions =
    isReported || hasTypeByConvention(classification) ? [] : contradictionOf(artifactType);
  const type = verdict === 'image' ? contradictions : [explainType(classification, artifactType, catalogue)];
  return [
    [`${verdictSentence(classification, 'It is')} ${reasonFor(classification)}`, ...type].join(' '),
    ...noteOf(profile),
  ];
}

function contradictionOf(artifactType: string | undefined): string[] {
  return artifactType === undefined || artifactType === '' ? [] : [contradiction];
}

function reasonFor({ verdict, configType }: Classification): string {
  if (configType === wellKnown.ociEmpty) return 'Its config is the empty descriptor.';
  if (verdict === 'artifact') return `Its config is ${quote(configType)}, which is not an image config.`;
  return isEarlyDockerConfig(configType)
    ? `Its config has the general type ${quote(configType)}.`
    : `Its config is ${quote(configType)}.`;
}

function explainType(
  { effectiveType, profile }: Classification,
  artifactType: string | undefined,
  catalogue: Catalogue,
): string {
  if (effectiveType === undefined)
    return 'Nothing states its type. With the empty config, `artifactType` must be set.';
  if (artifactType === undefined || artifactType === '')
    return `Its type is that of the config, ${quote(effectiveType)}, because \`artifactType\` is not set.`;
  const entry = catalogue.mediaType(effectiveType);
  const type =
    entry === undefined ? quote(effectiveType) : `${quote(effectiveType)} (${escapeMarkdown(entry.title)})`;
  return profile?.match.artifactType === undefined && isOnlyOfLayers(entry)
    ? `Its \`artifactType\` is ${type}, the type of a layer.`
    : `Its type is ${type}.`;
}

/** Whether a type says what a layer is, and neither what an artifact is nor what any file is. */
function isOnlyOfLayers(entry: MediaTypeEntry | undefined): boolean {
  if (entry === undefined || isGenericType(entry.type)) return false;
  return entry.roles.includes('layer') && !entry.roles.includes('artifactType');
}

/** The tools whose format it is. */
function toolsOf(profile: Profile | undefined): string[] {
  return profile?.tools === undefined ? [] : [`Tools for this format: ${escapeMarkdown(profile.tools)}`];
}

/** What else is known of the format: what is special about it, its tools, and where it is defined. */
function noteOf(profile: Profile | undefined): string[] {
  if (profile === undefined) return [];
  return [
    describe({ description: profile.note, claims: profile.claims }),
    [...toolsOf(profile), ...sourceParagraph(profile.link)].join(' · '),
  ].filter((text) => text !== '');
}
