import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { configTypeFor } from '#service/oci/configType';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { addEmptyLayer } from '#service/oci/emptyLayer';
import { ownArtifactType } from '#service/oci/ownArtifactType';

/** The question of image-spec pull request 1137: is it an image, or is it an artifact? */
export default defineRule({
  id: 'artifact-type-with-image-config',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'artifact-type',
  severity: 'warning',
  summary: 'A manifest says that it is an artifact, but its image config makes it a container image.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: [
    'gitlab/listed-types',
    'cri-o/artifact-type-decides',
    'containerd/runs-images-only',
    'containers-image/artifact-as-image',
  ],
  messages: {
    contradiction:
      'The config "{configType}" makes this a container image, but artifactType says that it is an artifact. ' +
      'Registries may list it under the wrong type, or refuse the type. ' +
      'Remove artifactType, or give the artifact a config type of its own.',
  },
  fixes: {
    'remove-artifact-type': 'It is an image: remove artifactType',
    'use-empty-config': 'It is an artifact: use the empty config',
    'use-own-config-type': 'It is an artifact: use the config type {ownType}',
  },
  *check(context) {
    const { kind, classification, policy } = context;
    // Version 1.0 has no artifactType, which another rule reports.
    if (policy.specification === '1.0' && kind === 'image-manifest') return;
    const artifactType = ownArtifactType(context);
    if (artifactType === undefined || classification?.verdict !== 'image') return;
    // Converted images that are attached to the original have both by convention.
    const { profile } = classification;
    if (profile?.form === 'image' && profile.match.artifactType !== undefined) return;
    yield {
      message: 'contradiction',
      at: { path: ['artifactType'] },
      values: { configType: classification.configType },
      fixes: [fix('remove-artifact-type', remove(['artifactType'])), ...makeArtifact(context, artifactType)],
    };
  },
});

function makeArtifact(
  { model }: RuleContext<'image-manifest' | 'docker-manifest'>,
  artifactType: string,
): FixProposal<'use-empty-config' | 'use-own-config-type'>[] {
  // An artifact should have a layer, but an image may have none.
  const fill = model.layers?.length === 0 ? [addEmptyLayer] : [];
  const fixes: ReturnType<typeof makeArtifact> = [
    fix('use-empty-config', [...useEmptyConfig(model.config), ...fill]),
  ];
  const ownType = configTypeFor(artifactType);
  if (ownType !== undefined) {
    const operations = [set(['config', 'mediaType'], ownType), ...fill];
    fixes.push(fix('use-own-config-type', operations, { values: { ownType } }));
  }
  return fixes;
}
