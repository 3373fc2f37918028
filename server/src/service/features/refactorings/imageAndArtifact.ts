import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { DocumentOf } from '#schemas/kinds';
import { classifyManifest } from '#service/oci/classification';
import { valueAt, type ValidPart } from '#service/document/shape';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { addEmptyLayer } from '#service/oci/emptyLayer';
import { configTypeFor } from '#service/oci/configType';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { setInOrder } from '#service/oci/setInOrder';
import { sharedArtifactType, unknownArtifact } from '#service/oci/usableType';
import { validPartOf } from '#service/document/validPart';
import { isAtRoot, type Refactoring, type RefactoringContext } from './refactoring';

/** An image manifest without what is wrong in it. */
type Manifest = ValidPart<DocumentOf<'image-manifest'>>;

/**
 * The type of an artifact that does not say it yet: that of its layers where they agree and have one of their own.
 */
export function artifactTypeOf({ layers }: Manifest, catalogue: Catalogue): string {
  const layerTypes = (layers ?? []).map((layer) => layer?.mediaType);
  return sharedArtifactType(layerTypes, catalogue) ?? unknownArtifact;
}

/** Makes an artifact of an image. An image with `artifactType` is a finding, which has fixes of its own. */
export const imageToArtifact: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    const manifest = validPartOf(context.model, 'image-manifest');
    if (!isAtConfig(context) || verdictOf(context) !== 'image' || manifest.artifactType !== undefined) return;
    const type = artifactTypeOf(manifest, context.policy.catalogue);
    const shared: EditOperation[] = [
      setInOrder('image-manifest', ['artifactType'], type),
      ...(manifest.layers?.length === 0 ? [addEmptyLayer] : []),
    ];
    yield {
      title: `Convert to an artifact of type ${type} with the empty config; the image config is dropped`,
      operations: [...shared, ...useEmptyConfig(manifest.config)],
    };
    const configType = type === unknownArtifact ? undefined : configTypeFor(type);
    if (configType === undefined) return;
    yield {
      title: `Convert to an artifact of type ${type} and keep the config as ${configType}`,
      operations: [...shared, set(['config', 'mediaType'], configType)],
    };
  },
};

/** Makes an image of an artifact: its config is read as an image config from then on. */
export const artifactToImage: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    if (!isAtConfig(context) || verdictOf(context) !== 'artifact' || !hasImageLayer(context)) return;
    const { document, model } = context;
    const config = validPartOf(model, 'image-manifest').config;
    if (config?.mediaType === wellKnown.ociEmpty || config?.digest === emptyDescriptor.digest) {
      yield {
        title: 'Convert to a container image',
        disabled: 'An image needs a config with its platform and layers; this one is empty.',
      };
      return;
    }
    const typed = valueAt(document.value, ['artifactType']) !== undefined;
    yield {
      title: typed
        ? 'Convert to a container image without artifactType; its config must be an image config'
        : 'Convert to a container image; its config must be an image config',
      operations: [
        set(['config', 'mediaType'], wellKnown.ociConfig),
        ...(typed ? [remove(['artifactType'])] : []),
      ],
    };
  },
};

/** Nobody makes an image of a Helm chart: without a layer that a runtime unpacks, it would be an empty one. */
function hasImageLayer({ model, policy }: RefactoringContext): boolean {
  return (classifyManifest(model, policy.catalogue)?.rootfsLayers.length ?? 0) > 0;
}

function verdictOf({ model, policy }: RefactoringContext): 'image' | 'artifact' | undefined {
  return classifyManifest(model, policy.catalogue)?.verdict;
}

/** At what decides whether a manifest is an image or an artifact. */
function isAtConfig(context: RefactoringContext): boolean {
  const { path } = context;
  return (
    isAtRoot(context, 'config', 'artifactType') ||
    (path.length === 2 && path[0] === 'config' && path[1] === 'mediaType')
  );
}
