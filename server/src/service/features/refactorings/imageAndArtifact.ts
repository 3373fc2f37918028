import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { DocumentOf } from '#schemas/kinds';
import { classifyManifest, type Classification } from '#service/oci/classification';
import { valueAt, type ValidPart } from '#service/document/shape';
import { remove, set } from '#service/edits/operations';
import { addEmptyLayer } from '#service/oci/emptyLayer';
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

/**
 * Makes an artifact of an image that holds nothing for a root filesystem. An image with `artifactType` is a finding,
 * which has fixes of its own.
 */
export const imageToArtifact: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    const manifest = validPartOf(context.model, 'image-manifest');
    const classification = classify(context);
    if (!isAtConfig(context) || classification?.verdict !== 'image') return;
    if (manifest.artifactType !== undefined || classification.profile?.form === 'image') return;
    if (classification.rootfsLayers.length > 0) return;
    const type = artifactTypeOf(manifest, context.policy.catalogue);
    yield {
      title: `Convert to an artifact of type ${type} with the empty config; the image config is dropped`,
      operations: [
        setInOrder('image-manifest', ['artifactType'], type),
        ...(manifest.layers?.length === 0 ? [addEmptyLayer] : []),
        ...useEmptyConfig(manifest.config),
      ],
    };
  },
};

/**
 * Makes an image of an artifact of no known format that has layers for a root filesystem: its config is read as an image
 * config from then on.
 */
export const artifactToImage: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    const classification = classify(context);
    if (!isAtConfig(context) || classification?.verdict !== 'artifact') return;
    if (classification.profile !== undefined || classification.rootfsLayers.length === 0) return;
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

function classify({ model, policy }: RefactoringContext): Classification | undefined {
  return classifyManifest(model, policy.catalogue);
}

/** At what decides whether a manifest is an image or an artifact. */
function isAtConfig(context: RefactoringContext): boolean {
  const { path } = context;
  return (
    isAtRoot(context, 'config', 'artifactType') ||
    (path.length === 2 && path[0] === 'config' && path[1] === 'mediaType')
  );
}
