import type { MediaTypeRole } from '../../../../../schemas/src/catalogue/mediaTypes';
import type { JsonPath } from '../../document/jsonPath';
import type { DescriptorRole } from '../../document/views';
import type { RuleContext } from '../context';

/** A media type with its place in the document. */
export interface PlacedType {
  readonly path: JsonPath;
  readonly type: string;
  /** What its descriptor is for; undefined for artifact types. */
  readonly role?: DescriptorRole;
}

/** The media types of all descriptors. */
export function* descriptorTypes({ descriptors }: RuleContext): Iterable<PlacedType> {
  for (const { path, role, value } of descriptors) {
    if (value.mediaType !== undefined) yield { path: [...path, 'mediaType'], type: value.mediaType, role };
  }
}

/** The artifact types of the document and of all descriptors; an empty one counts as absent. */
export function* artifactTypes({ kind, model, descriptors }: RuleContext): Iterable<PlacedType> {
  const own = kind === 'descriptor' || !('artifactType' in model) ? undefined : model.artifactType;
  if (typeof own === 'string' && own !== '') yield { path: ['artifactType'], type: own };
  for (const { path, value } of descriptors) {
    const { artifactType } = value;
    if (typeof artifactType === 'string' && artifactType !== '')
      yield { path: [...path, 'artifactType'], type: artifactType };
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

/**
 * Tells whether a type belongs where another one stood. Where it does not, replacing the one by the other
 * would only exchange one mistake for another.
 */
export function belongs(
  { kind, catalogue }: RuleContext,
  role: DescriptorRole | undefined,
  type: string,
): boolean {
  const entry = catalogue.mediaType(type);
  if (entry === undefined || role === undefined || rolesIn[role].length === 0) return true;
  if (kind === 'docker-manifest' && entry.dockerTwin !== undefined) return false;
  return entry.roles.some((own) => rolesIn[role].includes(own));
}
