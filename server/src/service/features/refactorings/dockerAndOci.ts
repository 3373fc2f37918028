import { familyOf } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByMediaType, kindNames } from '#schemas/kinds';
import { classifyManifest } from '#service/oci/classification';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { fillTemplate } from '#service/lint/finding';
import { setInOrder } from '#service/oci/setInOrder';
import { typeOfKind, type TypedKind } from '#service/oci/ownMediaType';
import { isAtRoot, type Proposal, type Refactoring, type RefactoringContext } from './refactoring';

/** The kind that corresponds to each in the other format. */
const counterpart: Readonly<Record<TypedKind, TypedKind>> = {
  'image-manifest': 'docker-manifest',
  'image-index': 'docker-manifest-list',
  'docker-manifest': 'image-manifest',
  'docker-manifest-list': 'image-index',
};

/** What Docker's format does not have: of a document, and of a descriptor. */
const ociOnly = {
  document: ['artifactType', 'subject', 'annotations'],
  descriptor: ['artifactType', 'annotations', 'data'],
} as const;

/** Gives a Docker manifest or list the OCI's media types; nothing of it is lost. */
export const dockerToOci: Refactoring = {
  kinds: ['docker-manifest', 'docker-manifest-list'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'mediaType')) return;
    const { title, operations } = conversion(context);
    if (lacksArtifactType(context)) {
      yield { title, disabled: 'With the empty config an OCI manifest must say in artifactType what it is.' };
      return;
    }
    const twins = twinOperations(context, 'ociTwin');
    if (context.model.kind === 'docker-manifest-list') {
      const kept = twins.length === 0 ? title : `${title} of the same Docker manifests`;
      yield { title: kept, operations };
      if (twins.length === 0) return;
    }
    yield { title: title + consequence(context, twins), operations: [...operations, ...twins] };
  },
};

/** Gives an OCI manifest or index Docker's media types, and drops what Docker's format does not have. */
export const ociToDocker: Refactoring = {
  kinds: ['image-manifest', 'image-index'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'mediaType') || isBegun(context)) return;
    const { title, operations } = conversion(context);
    const disabled = obstacle(context);
    if (disabled !== undefined) yield { title, disabled };
    else {
      const dropped = surplus(context);
      const twins = twinOperations(context, 'dockerTwin');
      const removals = dropped.map((path): EditOperation => remove(path));
      yield {
        title: title + lossOf(dropped) + consequence(context, twins),
        operations: [...operations, ...twins, ...removals],
      };
    }
  },
};

/** What is the same either way: the document's own media type, and how the refactoring is called. */
function conversion({ model }: RefactoringContext): Extract<Proposal, { operations: unknown }> {
  const target = counterpart[model.kind as TypedKind];
  return {
    title: `Convert to ${kindNames[target].phrase}`,
    operations: [setInOrder(model.kind, ['mediaType'], typeOfKind[target])],
  };
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

/** Blobs are the same in both formats, but manifests name their own type, so that converting changes their digests. */
function consequence({ model }: RefactoringContext, twins: readonly EditOperation[]): string {
  const lists = model.kind === 'image-index' || model.kind === 'docker-manifest-list';
  return lists && twins.length > 0 ? '; the manifests that it lists need converting too' : '';
}

/** Tells whether a Docker manifest would become an OCI manifest that does not say what it is. */
function lacksArtifactType({ document, model, policy: { catalogue } }: RefactoringContext): boolean {
  const artifactType = valueAt(document.value, ['artifactType']);
  return (
    classifyManifest(model, catalogue)?.configType === wellKnown.ociEmpty &&
    (artifactType === undefined || artifactType === '')
  );
}

/** Tells whether it is not said yet what a manifest is, so that there is no knowing what Docker would make of it. */
function isBegun({ model, policy: { catalogue } }: RefactoringContext): boolean {
  return model.kind === 'image-manifest' && classifyManifest(model, catalogue) === undefined;
}

/** Why a document cannot be written in Docker's format; undefined when it can. */
function obstacle({ model, policy: { catalogue } }: RefactoringContext): string | undefined {
  const type = classifyManifest(model, catalogue)?.configType;
  if (type !== undefined && !isImageForDocker(type)) {
    return fillTemplate('Docker’s format is for images; the config type "{type}" makes this an artifact.', {
      type,
    });
  }
  for (const { path, role, value } of model.descriptors) {
    const type = value.mediaType;
    if (role === 'subject' || type === undefined) continue;
    const place = formatPath(path);
    const isList = kindByMediaType.get(type) === 'image-index';
    if (role === 'manifest' && isList)
      return `A Docker manifest list cannot hold another list, as ${place} is.`;
    if (familyOf(type) !== 'oci' || hasDockerName(type, catalogue)) continue;
    return fillTemplate('Docker has no type that corresponds to "{type}" of {place}.', { type, place });
  }
  return undefined;
}

/** Types under which registries have served image configs by mistake, so that Docker reads them as such. */
const servedByMistake: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'application/json',
  'text/html',
]);

function isImageForDocker(configType: string): boolean {
  return (
    isImageConfigType(configType) || familyOf(configType) === 'docker' || servedByMistake.has(configType)
  );
}

function hasDockerName(type: string, catalogue: Catalogue): boolean {
  return familyOf(type) === 'docker' || catalogue.mediaType(type)?.dockerTwin !== undefined;
}

/** The paths of what Docker's format has no place for. */
function surplus({ document, model }: RefactoringContext): JsonPath[] {
  const present = (path: JsonPath): boolean => valueAt(document.value, path) !== undefined;
  return [
    ...ociOnly.document.map((name) => [name]),
    ...model.descriptors
      .filter(({ role }) => role !== 'subject')
      .flatMap(({ path }) => ociOnly.descriptor.map((name) => [...path, name])),
  ].filter(present);
}

function lossOf(dropped: readonly JsonPath[]): string {
  const names = [...new Set(dropped.map((path) => String(path.at(-1))))];
  if (names.length === 0) return '';
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `, without ${list}`;
}
