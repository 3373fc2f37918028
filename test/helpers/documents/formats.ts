import { artifact, image, imageConfigDescriptor, layer, type Members } from '#helpers/documents';

/** The media types of a Helm chart. */
export const helm = {
  config: 'application/vnd.cncf.helm.config.v1+json',
  chart: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  provenance: 'application/vnd.cncf.helm.chart.provenance.v1.prov',
} as const;

/** The media types of a Singularity image. */
export const sif = {
  config: 'application/vnd.sylabs.sif.config.v1+json',
  layer: 'application/vnd.sylabs.sif.layer.v1.sif',
} as const;

/** The media type of a Sigstore bundle, as artifact type and as layer. */
export const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A config type that no known format has. */
export const exampleConfig = 'application/vnd.example.config.v1+json';

/** A manifest of the artifact format that has this config type, with a layer for each of the types. */
export function withConfigType(
  configType: unknown,
  layerTypes: readonly unknown[],
  more: Members = {},
): string {
  return image({
    config: imageConfigDescriptor({ mediaType: configType }),
    layers: layersOf(layerTypes),
    ...more,
  });
}

/** A manifest of the artifact format that has this artifact type, with the empty config and a layer for each type. */
export function withArtifactType(
  artifactType: string,
  layerTypes: readonly unknown[],
  more: Members = {},
): string {
  return artifact({ artifactType, layers: layersOf(layerTypes), ...more });
}

function layersOf(types: readonly unknown[]): readonly Members[] {
  return types.map((mediaType, index) => layer({ mediaType, digest: `$${index + 2}` }));
}

/** A project file that describes one format of its own. */
export function projectWithFormat(format: Members): object {
  return { profiles: [{ id: 'example', name: 'Example', ...format }] };
}

/** A document with a mark on the opening brace of the object that has this text among its members. */
export function markedBraceOf(member: string, text: string): string {
  const brace = text.lastIndexOf('{', text.indexOf(member));
  return `${text.slice(0, brace)}«{»${text.slice(brace + 1)}`;
}
