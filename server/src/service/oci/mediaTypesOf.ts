import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isImageConfigType, type MediaTypeRole, wellKnown } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import type { DescriptorRole, DescriptorView } from '#service/document/views';
import { isPromised } from './contentForm';
import type { DocumentContent } from './documentContent';
import { ownArtifactType } from './ownArtifactType';

/** Where a media type is in the document. */
export interface TypePlace {
  readonly path: JsonPath;
  /** What its descriptor is for; undefined for artifact types. */
  readonly role?: DescriptorRole | undefined;
}

/** A media type with its place in the document. */
export interface PlacedType extends TypePlace {
  readonly type: string;
}

/** The media types of all descriptors. */
export function descriptorTypes({ descriptors }: DocumentContent): readonly PlacedType[] {
  const types: PlacedType[] = [];
  for (const owner of descriptors) {
    const { mediaType } = owner.value;
    if (mediaType !== undefined) types.push(new TypeOfDescriptor(owner, 'mediaType', mediaType, owner.role));
  }
  return types;
}

/** The artifact types of the document and of all descriptors; an empty one counts as absent. */
export function artifactTypes({ kind, model, descriptors }: DocumentContent): readonly PlacedType[] {
  const types: PlacedType[] = [];
  const own = kind === 'descriptor' || !('artifactType' in model) ? undefined : model.artifactType;
  if (typeof own === 'string' && own !== '') types.push({ path: ['artifactType'], type: own });
  for (const owner of descriptors) {
    const { artifactType } = owner.value;
    if (typeof artifactType === 'string' && artifactType !== '') {
      types.push(new TypeOfDescriptor(owner, 'artifactType', artifactType, undefined));
    }
  }
  return types;
}

/** Makes its path only when it is asked for, which for most types is never. */
class TypeOfDescriptor implements PlacedType {
  readonly type: string;
  readonly role: DescriptorRole | undefined;
  readonly #owner: DescriptorView;
  readonly #name: string;

  constructor(owner: DescriptorView, name: string, type: string, role: DescriptorRole | undefined) {
    this.type = type;
    this.role = role;
    this.#owner = owner;
    this.#name = name;
  }

  get path(): JsonPath {
    return [...this.#owner.path, this.#name];
  }
}

const rolesIn: Readonly<Record<DescriptorRole, readonly MediaTypeRole[]>> = {
  config: ['config'],
  layer: ['layer'],
  subject: ['manifest', 'index'],
  manifest: ['manifest', 'index'],
  blob: [],
  self: [],
};

/** Tells whether a type may be written at a place. Where it may not, that would only exchange one mistake for another. */
export function belongs(content: DocumentContent, { path, role }: TypePlace, type: string): boolean {
  const { kind, catalogue } = content;
  const isOwnTyped = ownArtifactType(content) !== undefined;
  if (type === wellKnown.ociEmpty && !(isEmptyObject(content, path) && (role !== 'config' || isOwnTyped)))
    return false;
  if (role !== undefined && contradictsKnownContent(content, path, type)) return false;
  const entry = catalogue.mediaType(type);
  if (entry === undefined || role === undefined || rolesIn[role].length === 0) return true;
  if (kind.startsWith('docker-') && entry.dockerTwin !== undefined) return false;
  // An image has no artifactType, and an OCI manifest no config of Docker’s type.
  if (role === 'config' && isImageConfigType(type))
    return !isOwnTyped && (kind !== 'image-manifest' || entry.ociTwin === undefined);
  return entry.roles.some((own) => rolesIn[role].includes(own));
}

/** Tells whether the digest beside a type is that of content that cannot be what the type promises. */
function contradictsKnownContent(
  { rawValue, catalogue }: DocumentContent,
  path: JsonPath,
  type: string,
): boolean {
  const digest = rawValue([...path.slice(0, -1), 'digest']);
  const known = typeof digest === 'string' ? catalogue.content(digest) : undefined;
  return known?.form !== undefined && !isPromised(known.form, type);
}

/** Tells whether the descriptor with this type points to the two bytes `{}`. */
function isEmptyObject({ rawValue }: DocumentContent, path: JsonPath): boolean {
  const valueOf = (name: string): unknown => rawValue([...path.slice(0, -1), name]);
  const data = valueOf('data') ?? '';
  return (
    valueOf('digest') === emptyDescriptor.digest &&
    valueOf('size') === emptyDescriptor.size &&
    (data === '' || data === emptyDescriptor.data)
  );
}
