import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isImageConfigType, isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type * as z from 'zod';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { documentationOf, isRequired, propertiesOf, schemaAt } from '#schemas/introspection';
import { kindNames, schemaByKind } from '#schemas/kinds';
import type { FieldDocumentation, Meaning } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import { classifyManifest } from '#service/oci/classification';
import { valueAt } from '#service/document/shape';
import { sourceParagraph } from '#service/features/hover/markdown';
import { annotationKeysAt } from './annotationKeys';
import type { Candidate } from './candidate';
import { saysArtifact, type CompletionTarget } from './completionTarget';
import { configSaysType } from './mediaTypes';
import { nextPlatform } from './platforms';
import { portsExcept } from './runtimeValues';
import { skeletonAt } from './skeleton';

/** The names that the object at `path` may still get, each with its value as far as it is known. */
export function propertyNamesAt(
  target: CompletionTarget,
  path: JsonPath,
  present: ReadonlySet<string>,
): Candidate[] {
  const offered = new Set(present);
  return target.kinds.flatMap((kind) => {
    const candidates = namesIn({ ...target, model: { ...target.model, kind } }, path, offered);
    for (const { label } of candidates) offered.add(label);
    return candidates;
  });
}

function namesIn(target: CompletionTarget, path: JsonPath, present: ReadonlySet<string>): Candidate[] {
  const schema = schemaAt(schemaByKind[target.model.kind], path);
  if (schema === undefined) return [];
  if (documentationOf(schema)?.meaning === 'annotations') return annotationKeysAt(target, path, present);
  if (documentationOf(schema)?.meaning === 'port') return portsExcept(present);
  const isBlankPlatform =
    documentationOf(schema)?.meaning === 'platform' && !present.has('architecture') && !present.has('os');
  const whole = isBlankPlatform ? nextPlatform(target, path) : [];
  const candidates: { readonly candidate: Candidate; readonly rank: number }[] = [];
  for (const [name, member] of propertiesOf(schema)) {
    if (present.has(name) || isOutOfPlace(target, path, name)) continue;
    const documentation = documentationOf(member);
    if (documentation?.status !== undefined && !isLikeliest(target)) continue;
    const own = property(target, [...path, name], member);
    const empty =
      name === 'config' && documentation?.meaning === 'descriptor' ? [emptyConfig(documentation)] : [];
    const ordered = saysArtifact(target) ? [...empty, own] : [own, ...empty];
    const isSpare =
      name === 'artifactType' &&
      path.length === 0 &&
      configSaysType(classifyManifest(target.model, target.catalogue));
    const rank = isSpare ? rankByStatus.reserved : rankOf(member);
    candidates.push(...ordered.map((candidate) => ({ candidate, rank })));
  }
  const names = candidates.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
  return [...whole, ...names];
}

/** Tools still write what is reserved, such as health checks; they leave out what is legacy. */
const rankByStatus = { reserved: 2, legacy: 3, deprecated: 4 } as const;

/**
 * What must be there comes first, and with it the media type, which nobody should leave out; what is no longer used
 * comes last. Otherwise the order is that of the specification.
 */
function rankOf(member: z.ZodType): number {
  const documentation = documentationOf(member);
  if (documentation?.status !== undefined) return rankByStatus[documentation.status];
  return isRequired(member) || documentation?.meaning === 'media-type' ? 0 : 1;
}

/** Tells whether the names are those of the kind that the document has, or most likely gets. */
function isLikeliest({ kinds, model }: CompletionTarget): boolean {
  return kinds[0] === model.kind;
}

/** Names that a descriptor or document may have, but that a rule complains of in the place at `path`. */
function isOutOfPlace({ model, value, catalogue }: CompletionTarget, path: JsonPath, name: string): boolean {
  const [member] = path;
  const isBlob = member === 'config' || member === 'layers' || member === 'blobs';
  switch (name) {
    case 'artifactType':
      return isBlob || (path.length === 0 && classifyManifest(model, catalogue)?.verdict === 'image');
    case 'platform': {
      const type = String(valueAt(value, [...path, 'mediaType']));
      return isBlob && (isImageConfigType(type) || isRootfsLayerType(type));
    }
    case 'features':
      return path.at(-1) === 'platform' && model.kind !== 'docker-manifest-list';
    default:
      return false;
  }
}

/** The names that the object at `path` has already. */
export function presentNames({ value }: CompletionTarget, path: JsonPath): ReadonlySet<string> {
  const object = valueAt(value, path);
  return new Set(typeof object === 'object' && object !== null ? Object.keys(object) : []);
}

function property(target: CompletionTarget, path: JsonPath, schema: z.ZodType): Candidate {
  const name = String(path.at(-1));
  const documentation = documentationOf(schema);
  const need = documentation?.status ?? (isRequired(schema) ? 'required' : 'optional');
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: isLikeliest(target) ? need : `${need} in ${kindNames[target.model.kind].phrase}`,
    documentation: documentation === undefined ? '' : propertyDocumentation(documentation),
    ...(documentation?.status === 'deprecated' ? { deprecated: true } : {}),
    content: { [name]: skeletonAt(target, path) },
    suggests: documentation?.meaning !== undefined && suggested.has(documentation.meaning),
  };
}

/** What there are candidates for, so that they are worth showing at once. */
const suggested: ReadonlySet<Meaning> = new Set<Meaning>([
  'media-type',
  'artifact-type',
  'annotations',
  'signal',
  'port',
  'env',
  'os-version',
  'os-features',
  'variant',
  'layers',
  'descriptor',
]);

function emptyConfig(documentation: FieldDocumentation): Candidate {
  const { mediaType, digest, size } = emptyDescriptor;
  return {
    label: 'config: empty',
    kind: CompletionItemKind.Property,
    detail: 'the empty descriptor',
    documentation: `The empty JSON object \`{}\`, for an artifact without a configuration. \`artifactType\` then states the type of the artifact.\n\n${propertyDocumentation(documentation)}`,
    content: { config: { mediaType, digest, size } },
  };
}

/** The documentation of a property as Markdown. */
export function propertyDocumentation({ description, source, status }: FieldDocumentation): string {
  const note = status === undefined ? '' : ` _(${status})_`;
  return [`${description}${note}`, ...sourceParagraph(source)].join('\n\n');
}
