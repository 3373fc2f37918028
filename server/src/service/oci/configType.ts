import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';

/**
 * The known config type that says what an artifact type says: the same type where configs have it as well, or else the
 * one that the format has. Undefined for all others, since tools know no type that is made up.
 */
export function configTypeFor(artifactType: string, catalogue: Catalogue): string | undefined {
  const isConfigType = (type: string): boolean => {
    const entry = catalogue.mediaType(type);
    return entry?.roles.includes('config') === true && entry.status === 'current';
  };
  if (isConfigType(artifactType)) return artifactType;
  const format = catalogue.profiles.find(({ match }) => match.artifactType?.includes(artifactType) === true);
  const own = (format?.config.types ?? []).filter(
    (type) => type !== wellKnown.ociEmpty && !isImageConfigType(type) && isConfigType(type),
  );
  return own.length === 1 ? own[0] : undefined;
}
