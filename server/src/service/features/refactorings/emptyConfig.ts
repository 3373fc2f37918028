import { findProperty } from '#service/document/locate';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { setInOrder } from '#service/oci/setInOrder';
import { artifactTypeOf } from './imageAndArtifact';
import { isAtRoot, type Refactoring } from './refactoring';

/**
 * Begins an artifact: the empty config, together with the `artifactType` that it asks for. Where `artifactType` is there
 * already, the missing config is a finding with that fix.
 */
export const emptyConfig: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    const { document, model, policy } = context;
    const { root } = document.syntax;
    if (!isAtRoot(context) || root === undefined) return;
    if (['config', 'artifactType'].some((name) => findProperty(root, name) !== undefined)) return;
    const type = artifactTypeOf(model.value ?? {}, policy.catalogue);
    yield {
      title: `Insert the empty config and artifactType ${type}`,
      operations: [setInOrder(model.kind, ['artifactType'], type), ...useEmptyConfig(undefined)],
    };
  },
};
