import { once } from '../once';
import { catalogueData } from './data';
import type { MediaTypeEntry } from './dataSchemas/mediaTypes';

export type { MediaTypeEntry, MediaTypeRole } from './dataSchemas/mediaTypes';

const byType = once(
  (): ReadonlyMap<string, MediaTypeEntry> =>
    new Map(catalogueData.mediaTypes.map((entry) => [entry.type, entry])),
);

/** Looks a media type up, byte by byte as registries and runtimes compare them. */
export function lookUpMediaType(type: string): MediaTypeEntry | undefined {
  return byType().get(type);
}

/** The media types that rules and features refer to by name. */
export const wellKnown = {
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  ociArtifactManifest: 'application/vnd.oci.artifact.manifest.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  helmConfig: 'application/vnd.cncf.helm.config.v1+json',
  helmChart: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  inToto: 'application/vnd.in-toto+json',
} as const;

/** Tells whether a config of this type makes its manifest a container image. */
export function isImageConfigType(type: string): boolean {
  return type === wellKnown.ociConfig || type === wellKnown.dockerConfig;
}

/** Tells whether a type is that of a manifest or index. */
export function isManifestEntry({ roles }: MediaTypeEntry): boolean {
  return roles.includes('manifest') || roles.includes('index');
}

/** Types that count by their part before the first suffix. */
const rootfsBases = new Set([
  'application/vnd.erofs.layer.v1',
  'application/vnd.docker.image.rootfs.diff.tar',
  'application/vnd.docker.image.rootfs.diff.tar.gzip',
  'application/vnd.docker.image.rootfs.diff.tar.zstd',
  'application/vnd.docker.image.rootfs.foreign.diff.tar',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
]);

/**
 * Tells whether containerd counts a layer of this type as part of the root filesystem and compares it with `diff_ids`,
 * which is the rule of `IsLayerType` in its `core/images/mediatypes.go`: suffixes such as `+encrypted` do not matter.
 * It does not follow that containerd can unpack the layer; `rootfs` in the catalogue says so.
 */
export function isRootfsLayerType(type: string): boolean {
  const [base = type] = type.split('+', 1);
  return type.startsWith('application/vnd.oci.image.layer.') || rootfsBases.has(base);
}
