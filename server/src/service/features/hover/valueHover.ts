import type { Meaning } from '#schemas/model/field';
import { explainAnnotation } from './annotationHover';
import { explainData, explainSize, explainUrl } from './contentHover';
import { explainDate } from './dateHover';
import { explainDigest } from './digestHover';
import { explainMediaType } from './mediaTypeHover';
import { explainDiffId } from './partHover';
import type { Explain } from './hoverTarget';
import { explainArchitecture, explainOs, explainPlatform, explainVariant } from './platformHover';
import { explainEnv, explainPort, explainSignal, explainUser } from './runtimeHover';

const mediaType: Explain = ({ value, catalogue }) =>
  typeof value === 'string' && value !== '' ? explainMediaType(value, catalogue) : [];

const digest: Explain = ({ value, catalogue }) =>
  typeof value === 'string' && value !== '' ? explainDigest(value, catalogue) : [];

/** How a value is explained, by what it stands for. */
const explainByMeaning: Readonly<Partial<Record<Meaning, Explain>>> = {
  'media-type': mediaType,
  'artifact-type': mediaType,
  digest,
  'diff-id': (target) => [...explainDiffId(target), ...digest(target)],
  size: explainSize,
  base64: explainData,
  url: explainUrl,
  annotations: (target) => (target.field?.isMember === true ? explainAnnotation(target) : []),
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
export const explainValue: Explain = (target) => {
  const meaning = target.field?.documentation.meaning;
  return (meaning === undefined ? undefined : explainByMeaning[meaning]?.(target)) ?? [];
};
