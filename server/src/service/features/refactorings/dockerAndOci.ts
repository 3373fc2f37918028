import { isEarlyDockerConfig } from '#service/oci/earlyDockerConfig';
import { familyOf } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByMediaType } from '#schemas/kinds';
import { listOf } from '#schemas/prose';
import { isAttestation } from '#service/oci/attestations';
import { classifyManifest } from '#service/oci/classification';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { fillTemplate } from '#service/lint/finding';
import { setInOrder } from '#service/oci/setInOrder';
import { typeOfKind, type TypedKind } from '#service/oci/ownMediaType';
import { faithful } from './faithful';
import { isAtRoot, type Refactoring, type RefactoringContext } from './refactoring';

/** What Docker's format does not have: of a document, and of a descriptor. */
const ociOnly = {
  document: ['annotations'],
  descriptor: ['artifactType', 'annotations', 'data'],
} as const;

/** What an OCI document cannot lose without meaning something else, with the reason. */
const needed = {
  subject: 'Docker’s format has no subject, by which the document is attached to another.',
  artifactType: 'Docker’s format has no artifactType, which says what the document is.',
} as const;

/** Gives a Docker manifest or list the OCI's media types; nothing of it is lost. */
export const dockerToOci: Refactoring = {
  kinds: ['docker-manifest', 'docker-manifest-list'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'mediaType')) return;
    const twins = twinOperations(context, 'ociTwin');
    if (context.model.kind === 'docker-manifest-list') {
      const operations = [ownTypeOperation(context, 'image-index')];
      if (twins.length === 0) {
        yield* faithful(context, { title: 'Convert to an OCI image index', operations });
        return;
      }
      const keeping = 'Convert to an OCI image index with the same Docker manifests';
      yield* faithful(context, { title: keeping, operations });
      const whole = 'Convert to an OCI image index; the listed manifests must be converted too';
      yield* faithful(context, { title: whole, operations: [...operations, ...twins] });
      return;
    }
    const title = 'Convert to an OCI image manifest';
    if (lacksArtifactType(context)) {
      yield { title, disabled: 'An OCI manifest with the empty config must state its type in artifactType.' };
      return;
    }
    yield* faithful(context, {
      title,
      operations: [ownTypeOperation(context, 'image-manifest'), ...twins, ...earlyConfigOperations(context)],
    });
  },
};

/** Gives an OCI manifest or index Docker's media types, and drops what Docker's format does not have. */
export const ociToDocker: Refactoring = {
  kinds: ['image-manifest', 'image-index'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'mediaType') || !mayBeOfDocker(context)) return;
    const isIndex = context.model.kind === 'image-index';
    const disabled = obstacle(context);
    if (disabled !== undefined) {
      const title = isIndex ? 'Convert to a Docker manifest list' : 'Convert to a Docker image manifest';
      yield { title, disabled };
      return;
    }
    if (isSpecialForm(context)) return;
    const dropped = surplus(context);
    const names = listOf(new Set(dropped.map((path) => String(path.at(-1)))));
    const twins = twinOperations(context, 'dockerTwin');
    yield* faithful(context, {
      title: isIndex ? listTitle(names, twins.length > 0) : manifestTitle(names),
      operations: [
        ownTypeOperation(context, isIndex ? 'docker-manifest-list' : 'docker-manifest'),
        ...twins,
        ...dropped.map((path) => remove(path)),
      ],
    });
  },
};

/** The title of a conversion to a Docker manifest that drops the properties with these names. */
function manifestTitle(dropped: string): string {
  return dropped === ''
    ? 'Convert to a Docker image manifest'
    : `Convert to a Docker image manifest without ${dropped}`;
}

/**
 * The title of a conversion to a Docker manifest list. Blobs are the same in both formats, but manifests name their own
 * type, so that converting the listed manifests changes their digests.
 */
function listTitle(dropped: string, changesEntries: boolean): string {
  if (dropped === '') {
    return changesEntries
      ? 'Convert to a Docker manifest list; the listed manifests must be converted too'
      : 'Convert to a Docker manifest list';
  }
  return changesEntries
    ? `Convert to a Docker manifest list without ${dropped}; the listed manifests must be converted too`
    : `Convert to a Docker manifest list without ${dropped}`;
}

/** The operation that gives a document the media type of another kind. */
function ownTypeOperation({ model }: RefactoringContext, kind: TypedKind): EditOperation {
  return setInOrder(model.kind, ['mediaType'], typeOfKind[kind]);
}

/** Operations that give descriptors the corresponding type of the other format. */
function twinOperations(
  { model, policy }: RefactoringContext,
  twin: 'ociTwin' | 'dockerTwin',
): EditOperation[] {
  return model.descriptors.flatMap(({ path, role, value }) => {
    if (role === 'subject') return [];
    const type = policy.catalogue.mediaType(value.mediaType ?? '')?.[twin];
    return type === undefined ? [] : [set([...path, 'mediaType'], type)];
  });
}

/** The config of an early Docker image has a general type. With that, an OCI manifest would be an artifact. */
function earlyConfigOperations({ model, policy: { catalogue } }: RefactoringContext): EditOperation[] {
  const classification = classifyManifest(model, catalogue);
  return classification?.verdict === 'image' && isEarlyDockerConfig(classification.configType)
    ? [set(['config', 'mediaType'], wellKnown.ociConfig)]
    : [];
}

/** Tells whether a Docker manifest would become an OCI manifest that does not say what it is. */
function lacksArtifactType({ document, model, policy: { catalogue } }: RefactoringContext): boolean {
  const artifactType = valueAt(document.value, ['artifactType']);
  return (
    classifyManifest(model, catalogue)?.configType === wellKnown.ociEmpty &&
    (artifactType === undefined || artifactType === '')
  );
}

/** Docker’s format is for images. An artifact is none, and a manifest that is only begun does not say what it is. */
function mayBeOfDocker({ model, policy: { catalogue } }: RefactoringContext): boolean {
  if (model.kind !== 'image-manifest') return true;
  const type = classifyManifest(model, catalogue)?.configType;
  return type !== undefined && isImageForDocker(type);
}

/** An image with a use of its own, such as a signature: its readers look for annotations, or for types that are not Docker's. */
function isSpecialForm({ model, policy: { catalogue } }: RefactoringContext): boolean {
  return classifyManifest(model, catalogue)?.profile !== undefined;
}

/** Why a document cannot be written in Docker's format; undefined when it can. */
function obstacle({ document, model, policy: { catalogue } }: RefactoringContext): string | undefined {
  for (const [name, reason] of Object.entries(needed))
    if (valueAt(document.value, [name]) !== undefined) return reason;
  for (const descriptor of model.descriptors) {
    const { path, role, value } = descriptor;
    const type = value.mediaType;
    const place = formatPath(path);
    if (role === 'manifest' && isAttestation(descriptor))
      return `Docker’s format has no annotations, which say that ${place} is an attestation.`;
    if (role === 'manifest' && valueAt(document.value, [...path, 'artifactType']) !== undefined)
      return `Docker’s format has no artifactType, which says what ${place} is.`;
    if (role === 'subject' || type === undefined) continue;
    const isList = kindByMediaType.get(type) === 'image-index';
    if (role === 'manifest' && isList)
      return `A Docker manifest list cannot contain another list, but ${place} is one.`;
    if (hasDockerName(type, catalogue)) continue;
    return fillTemplate('Docker has no type that corresponds to "{type}" of {place}.', { type, place });
  }
  return undefined;
}

function isImageForDocker(configType: string): boolean {
  return (
    isImageConfigType(configType) || familyOf(configType) === 'docker' || isEarlyDockerConfig(configType)
  );
}

function hasDockerName(type: string, catalogue: Catalogue): boolean {
  return familyOf(type) === 'docker' || catalogue.mediaType(type)?.dockerTwin !== undefined;
}

/** The paths of what Docker's format does not have. */
function surplus({ document, model }: RefactoringContext): JsonPath[] {
  const present = (path: JsonPath): boolean => valueAt(document.value, path) !== undefined;
  return [
    ...ociOnly.document.map((name) => [name]),
    ...model.descriptors
      .filter(({ role }) => role !== 'subject')
      .flatMap(({ path }) => ociOnly.descriptor.map((name) => [...path, name])),
  ].filter(present);
}
