import { isMediaType } from '#schemas/values/mediaType';

/**
 * A config type in the namespace of an artifact type: `application/vnd.example.sbom.v1` gives
 * `application/vnd.example.sbom.config.v1+json`. Undefined if the result is not a valid media type.
 */
export function configTypeFor(artifactType: string): string | undefined {
  const plus = artifactType.indexOf('+', artifactType.indexOf('/') + 1);
  const name = plus === -1 ? artifactType : artifactType.slice(0, plus);
  // What is not a media type so far does not become one below. What is one is short.
  if (!isMediaType(name) || artifactType.includes(';')) return undefined;
  const version = /\.v\d[\w.-]*$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - version.length);
  const type = `${stem}.config${version || '.v1'}+json`;
  return isMediaType(type) ? type : undefined;
}
