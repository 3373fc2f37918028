import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal, type Report } from '#service/lint/rule';
import { configTypeFor } from '#service/oci/configType';

type Message = 'member' | 'artifact-type' | 'empty-type' | 'zstd' | 'blake3';
type Fix = 'remove' | 'type-in-config';
type Found = Report<Message, Fix>;

/** A project that follows a version of the specification must know what came later. */
export default defineRule({
  id: 'newer-than-specification',
  category: 'document',
  kinds: descriptorKinds,
  onlyWith: 'older-specification',
  severity: 'warning',
  summary: 'The document uses something newer than the version of the specification that it must follow.',
  source: specificationSection('spec.md'),
  claims: ['distribution/no-referrers', 'ghcr/no-referrers', 'gitlab/no-referrers'],
  messages: {
    member: '{member} came with version 1.1 of the image specification. Readers that follow 1.0 ignore it.',
    'artifact-type':
      'artifactType came with version 1.1 of the image specification. Readers that follow 1.0 ignore it and ' +
      'recognize artifacts by the media type of the config.',
    'empty-type':
      'The empty media type came with version 1.1 of the image specification. In 1.0, the media type of the config ' +
      'says what an artifact is.',
    zstd:
      'Layers compressed with zstd came with version 1.1 of the image specification. Readers that follow 1.0 are ' +
      'not required to support them.',
    blake3:
      'BLAKE3 is registered only in the main branch of the image specification. Readers that follow {version} ' +
      'cannot verify such a digest.',
  },
  fixes: {
    remove: 'Remove {member}',
    'type-in-config': 'Set the media type of the config to {type}, and remove artifactType',
  },
  *check(context) {
    const { specification: version } = context.policy;
    if (version === 'main') return;
    if (version === '1.0') {
      yield* newTypes(context);
      yield* newLayers(context);
      for (const descriptor of context.descriptors) yield* newMembers(descriptor);
    }
    for (const descriptor of context.descriptors) {
      if (descriptor.hasOrdinaryDigest || descriptor.value.digest?.startsWith('blake3:') !== true) continue;
      yield {
        message: 'blake3',
        at: { path: [...descriptor.path, 'digest'] },
        severity: 'information',
        values: { version },
      };
    }
  },
});

/** The ways to say what an artifact is, and what it is about, that came with version 1.1. */
function* newTypes(context: RuleContext): Iterable<Found> {
  const { kind, model, classification } = context;
  if (kind !== 'image-manifest' && kind !== 'image-index') return;
  const artifactType = 'artifactType' in model ? model.artifactType : undefined;
  if (typeof artifactType === 'string' && artifactType !== '') {
    const path = ['artifactType'];
    yield { message: 'artifact-type', at: { path }, fixes: otherForms(context, artifactType) };
  } else if (kind === 'image-manifest' && classification?.configType === wellKnown.ociEmpty) {
    yield { message: 'empty-type', at: { path: ['config', 'mediaType'] } };
  }
  if ('subject' in model && model.subject !== undefined)
    yield { message: 'member', at: { path: ['subject'], part: 'key' }, values: { member: 'subject' } };
}

/** The first layer of an image that is compressed with zstd; one finding covers them all. */
function* newLayers({ kind, classification }: RuleContext): Iterable<Found> {
  if (kind !== 'image-manifest' || classification?.verdict !== 'image') return;
  const layer = classification.rootfsLayers.find(({ mediaType }) => /\+zstd(?:\+|$)/.test(mediaType));
  if (layer === undefined) return;
  yield { message: 'zstd', at: { path: ['layers', layer.index, 'mediaType'] }, severity: 'information' };
}

/** What came with version 1.1 in descriptors. */
function* newMembers({ path, role, value }: DescriptorView): Iterable<Found> {
  const members = role === 'manifest' || role === 'subject' ? pointerMembers : contentMembers;
  for (const member of members) {
    if (value[member] === undefined) continue;
    const at = [...path, member];
    // The artifactType may be all that tells an entry of an index from another one for the same platform.
    const isNeeded = member === 'artifactType' && role === 'manifest';
    yield {
      message: 'member',
      at: { path: at, part: 'key' },
      severity: 'information',
      values: { member },
      fixes: isNeeded ? [] : [fix('remove', remove(at))],
    };
  }
}

/** The `artifactType` of a descriptor that does not point to a manifest is reported by another rule. */
const contentMembers = ['data'] as const;
const pointerMembers = ['data', 'artifactType'] as const;

/** The ways to say the same in 1.0, where there are any. */
function otherForms(
  { kind, classification, rawValue, catalogue }: RuleContext,
  artifactType: string,
): FixProposal<Fix>[] {
  const configType = classification?.configType;
  if (kind !== 'image-manifest' || configType === undefined) return [];
  const removal = fix<Fix>('remove', remove(['artifactType']), { values: { member: 'artifactType' } });
  const isImage = isImageConfigType(configType);
  // A config type that belongs to the artifact says enough.
  if (!isImage && configType !== wellKnown.ociEmpty) return [removal];
  const others = isImage ? [removal] : [];
  const type = isValidDigest(String(rawValue(['config', 'digest'])))
    ? configTypeFor(artifactType, catalogue)
    : undefined;
  if (type === undefined) return others;
  const operations = [...removal.operations, set(['config', 'mediaType'], type)];
  return [...others, fix('type-in-config', operations, { values: { type } })];
}
