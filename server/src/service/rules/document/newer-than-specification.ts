import { remove, set } from '#service/edits/operations';
import { isValidDigest } from '#schemas/values/digest';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import type { RuleContext } from '#service/lint/context';
import { configTypeFor } from '#service/oci/configType';
import { fix, defineRule, descriptorKinds, type FixProposal, type Report } from '#service/lint/rule';

type Message = 'member' | 'artifact-type' | 'empty-type' | 'zstd' | 'blake3';
type Fix = 'remove' | 'type-in-config';

/** A project that keeps to a version of the specification wants to know of what came later. */
export default defineRule({
  id: 'newer-than-specification',
  category: 'document',
  kinds: descriptorKinds,
  severity: 'warning',
  summary:
    'The document uses something that is newer than the version of the specification which it has to follow.',
  source: specificationSection('spec.md'),
  messages: {
    member: '{member} came with version 1.1 of the image specification. Readers that keep to 1.0 ignore it.',
    'artifact-type':
      'artifactType came with version 1.1 of the image specification. Readers that keep to 1.0 ignore it, and tell artifacts by the type of the config.',
    'empty-type':
      'The empty type came with version 1.1 of the image specification. In 1.0 the type of the config says what an artifact is.',
    zstd: 'Layers compressed by zstd came with version 1.1 of the image specification. Readers that keep to 1.0 need not know them.',
    blake3:
      'BLAKE3 is registered in the main branch of the image specification only. Readers that keep to {version} cannot verify such a digest.',
  },
  fixes: {
    remove: 'Remove {member}',
    'type-in-config': 'Name the type in the config, {type}, and remove artifactType',
  },
  *check(context) {
    const { specification: version } = context.policy;
    if (version === 'main') return;
    if (version === '1.0') yield* newerThan10(context);
    for (const { path, value, hasOrdinaryDigest } of context.descriptors) {
      if (hasOrdinaryDigest || value.digest?.startsWith('blake3:') !== true) continue;
      yield {
        message: 'blake3',
        at: { path: [...path, 'digest'] },
        severity: 'information',
        values: { version },
      };
    }
  },
});

function* newerThan10(context: RuleContext): Iterable<Report<Message, Fix>> {
  const { kind, model, classification, descriptors } = context;
  const isOci = kind === 'image-manifest' || kind === 'image-index';
  const artifactType = isOci && 'artifactType' in model ? model.artifactType : undefined;
  const isTyped = typeof artifactType === 'string' && artifactType !== '';
  if (isTyped) {
    yield {
      message: 'artifact-type',
      at: { path: ['artifactType'] },
      fixes: otherForms(context, artifactType),
    };
  } else if (kind === 'image-manifest' && classification?.configType === wellKnown.ociEmpty)
    yield { message: 'empty-type', at: { path: ['config', 'mediaType'] } };
  if (isOci && 'subject' in model && model.subject !== undefined)
    yield { message: 'member', at: { path: ['subject'], part: 'key' }, values: { member: 'subject' } };
  const zstd =
    kind === 'image-manifest' && classification?.verdict === 'image'
      ? classification.rootfsLayers.find(({ mediaType }) => /\+zstd(?:\+|$)/.test(mediaType))
      : undefined;
  if (zstd !== undefined)
    yield {
      message: 'zstd',
      at: { path: ['layers', zstd.index, 'mediaType'] },
      severity: 'information',
    };
  for (const { path, role, value } of descriptors) {
    const members = role === 'manifest' || role === 'subject' ? pointerMembers : contentMembers;
    for (const member of members) {
      if (value[member] === undefined) continue;
      const at = [...path, member];
      yield {
        message: 'member',
        at: { path: at, part: 'key' },
        severity: 'information',
        values: { member },
        // By its type an entry of an index may be told from another for the same platform.
        fixes: member === 'artifactType' && role === 'manifest' ? [] : [fix('remove', remove(at))],
      };
    }
  }
}

/** `artifactType` of what is no manifest is a finding of its own. */
const contentMembers = ['data'] as const;
const pointerMembers = ['data', 'artifactType'] as const;

/** How the same is said in 1.0, where it can be. */
function otherForms(
  { kind, classification, rawValue }: RuleContext,
  artifactType: string,
): FixProposal<Fix>[] {
  const removal = fix('remove', remove(['artifactType']), { values: { member: 'artifactType' } });
  const configType = classification?.configType;
  if (kind !== 'image-manifest' || configType === undefined) return [];
  // A config type of the artifact's own says enough.
  if (!isImageConfigType(configType) && configType !== wellKnown.ociEmpty) return [removal];
  const type = isValidDigest(String(rawValue(['config', 'digest'])))
    ? configTypeFor(artifactType)
    : undefined;
  const inConfig: FixProposal<Fix>[] =
    type === undefined
      ? []
      : [
          fix('type-in-config', [...removal.operations, set(['config', 'mediaType'], type)], {
            values: { type },
          }),
        ];
  return isImageConfigType(configType) ? [removal, ...inConfig] : inConfig;
}
