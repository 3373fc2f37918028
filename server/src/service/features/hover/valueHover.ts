import type { Meaning } from '#schemas/model/field';
import { classifyManifest, isUnpacked } from '#service/oci/classification';
import { explainAnnotation } from './annotationHover';
import { explainBlob, showBlob } from './blobHover';
import { explainData, explainSize, explainUrl } from './contentHover';
import { explainDate } from './dateHover';
import { explainDigest, explainIdentified, howToVerify } from './digestHover';
import { explainMediaType } from './mediaTypeHover';
import { explainNeighbor } from './neighborHover';
import { explainDiffId } from './partHover';
import type { Explain, Explanation, HoverTarget } from './hoverTarget';
import { explainArchitecture, explainOs, explainPlatform, explainVariant } from './platformHover';
import { explainEnv, explainPort, explainSignal, explainUser } from './runtimeHover';

const digest: Explain = (target) => {
  const { value, catalogue, layout, neighbors, isReported } = target;
  if (typeof value !== 'string' || value === '') return [];
  const found = [...explainBlob(value, layout, catalogue), ...explainNeighbor(value, neighbors)];
  const isAtHand = found.length > 0;
  return [
    ...(isAtHand ? found : explainIdentified(target)),
    ...explainDigest(value, catalogue, isReported),
    ...(isAtHand || target.field?.documentation.meaning !== 'digest' ? [] : howToVerify(value)),
    // Last, because it goes first where there is no room.
    ...showBlob(value, layout, catalogue),
  ];
};

/** How values are explained that no entry of the catalogue is about, by what they stand for. */
const explainByMeaning: Readonly<Partial<Record<Meaning, Explain>>> = {
  digest,
  // A diff ID is mostly not the digest of a blob, so that its absence says nothing.
  'diff-id': (target) => [...explainDiffId(target), ...digest({ ...target, layout: undefined })],
  size: explainSize,
  base64: explainData,
  url: explainUrl,
  timestamp: ({ value }) => (typeof value === 'string' ? explainDate(value) : []),
  platform: explainPlatform,
  os: explainOs,
  architecture: explainArchitecture,
  variant: explainVariant,
  env: explainEnv,
  port: explainPort,
  signal: explainSignal,
  user: explainUser,
};

/** Explains a value by what it stands for. */
export function explainValue(target: HoverTarget): Explanation {
  const { field, value, catalogue, isReported } = target;
  if (field?.documentation.meaning === undefined) return { facts: [] };
  switch (field.documentation.meaning) {
    case 'media-type':
    case 'artifact-type':
      return typeof value === 'string' && value !== ''
        ? explainMediaType(value, catalogue, isReported, hasRootfs(target))
        : { facts: [] };
    case 'annotations':
      return field.isMember ? explainAnnotation(target) : { facts: [] };
    default:
      return { facts: explainByMeaning[field.documentation.meaning]?.(target) ?? [] };
  }
}

/** A document that is no manifest may be about layers of an image as well. */
function hasRootfs({ model, catalogue }: HoverTarget): boolean {
  const classification = classifyManifest(model, catalogue);
  return classification === undefined || isUnpacked(classification);
}
