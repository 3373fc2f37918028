import { isMediaType } from '#schemas/values/mediaType';

/**
 * A config type in the namespace of an artifact type: `application/vnd.example.sbom.v1` gives
 * `application/vnd.example.sbom.config.v1+json`. Undefined if the result is not a valid media type.
 */
export function configTypeFor(artifactType: string): string | undefined {
  const parts = /^([^/]+\/[^+;]+?)(\.v\d[\w.-]*)?(\+[^;]*)?$/.exec(artifactType);
  if (parts === null) return undefined;
  const [, stem, version = '.v1'] = parts;
  const type = `${stem}.config${version}+json`;
  return isMediaType(type) ? type : undefined;
}
