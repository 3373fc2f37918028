import type { JsonPath } from '../../document/jsonPath';
import type { RuleContext } from '../context';

/** A media type with its place in the document. */
export interface PlacedType {
  readonly path: JsonPath;
  readonly type: string;
}

/** The media types of all descriptors. */
export function* descriptorTypes({ descriptors }: RuleContext): Iterable<PlacedType> {
  for (const { path, value } of descriptors) {
    if (value.mediaType !== undefined) yield { path: [...path, 'mediaType'], type: value.mediaType };
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
