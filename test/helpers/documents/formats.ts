import { artifact, image, imageConfigDescriptor, layer, type Members } from '#helpers/documents';

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
