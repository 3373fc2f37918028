import { remove, set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { configTypeFor, useEmptyConfig } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';
import { addEmptyLayer } from '#service/oci/emptyLayer';

/** The question of image-spec pull request 1137: is it an image, or is it an artifact? */
export default defineRule({
  id: 'artifact-type-with-image-config',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'artifact-type',
  severity: 'warning',
  summary: 'A manifest says that it is an artifact, but its image config makes it a container image.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    contradiction:
      'The config "{configType}" makes this a container image, but artifactType says that it is an artifact. ' +
      'Runtimes may skip it: remove artifactType, or give the artifact a config type of its own.',
  },
  fixes: {
    'remove-artifact-type': 'It is an image: remove artifactType',
    'use-empty-config': 'It is an artifact: use the empty config',
    'use-own-config-type': 'It is an artifact: use the config type {ownType}',
  },
  *check({ kind, model, classification, policy }) {
    // Version 1.0 knows no artifactType, which another rule says.
    if (policy.specification === '1.0' && kind === 'image-manifest') return;
    const artifactType = 'artifactType' in model ? model.artifactType : undefined;
    if (typeof artifactType !== 'string' || artifactType === '' || classification?.verdict !== 'image')
      return;
    // Converted images that are attached to the original have both by convention.
    const { profile } = classification;
    if (profile?.form === 'image' && profile.match.artifactType !== undefined) return;
    const ownType = configTypeFor(artifactType);
    // An artifact should have a layer, where an image may have none.
    const fill = model.layers?.length === 0 ? [addEmptyLayer] : [];
    yield {
      message: 'contradiction',
      at: { path: ['artifactType'] },
      values: { configType: classification.configType },
      fixes: [
        fix('remove-artifact-type', remove(['artifactType'])),
        fix('use-empty-config', [...useEmptyConfig(model.config), ...fill]),
        ...(ownType === undefined
          ? []
          : [
              fix('use-own-config-type' as const, [set(['config', 'mediaType'], ownType), ...fill], {
                values: { ownType },
              }),
            ]),
      ],
    };
  },
});
