import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal } from '#service/lint/rule';
import { NearMisses, repairSyntax } from '#service/oci/mediaTypeRepair';
import { artifactTypes, type PlacedType } from '#service/oci/mediaTypesOf';

/** An artifact type is a media type, whether of the document or of what a descriptor points to. */
export default defineRule({
  id: 'artifact-type-syntax',
  category: 'artifact',
  kinds: descriptorKinds,
  onlyWith: 'artifact-type',
  severity: 'error',
  summary: 'artifactType must be a valid media type.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: ['zot/type-syntax', 'ecr/type-syntax', 'distribution/any-artifact', 'oras/artifact-type-syntax'],
  messages: {
    syntax:
      '"{type}" is not a valid media type. artifactType must be a type and a subtype with a slash between them, ' +
      'without parameters.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    const malformed = artifactTypes(context).filter(({ type }) => !isMediaType(type));
    if (malformed.length === 0) return;
    const nearMisses = new NearMisses(context.catalogue);
    for (const placed of malformed) {
      const { path, type } = placed;
      yield {
        message: 'syntax',
        at: { path },
        values: { type },
        fixes: repairsOf(placed, context, nearMisses),
      };
    }
  },
});

function repairsOf(
  { path, type }: PlacedType,
  { catalogue }: RuleContext,
  nearMisses: NearMisses,
): FixProposal<'replace'>[] {
  const replacement = repairSyntax(type, catalogue, nearMisses);
  if (replacement === undefined) return [];
  const doubtful = replacement !== type.trim();
  return [fix('replace', set(path, replacement), { values: { replacement }, doubtful })];
}
