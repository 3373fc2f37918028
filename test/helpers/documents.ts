/**
 * Builders of test documents. Each gives a small sound document as text, two spaces deep; `overrides` replace or
 * add members, and `undefined` removes one. Members come in the order of the specification, whatever the order of
 * the overrides, so that the text that a fix leaves can be built in the same way.
 *
 * Digests are abbreviated as `$1` (see `writeOutDigests`). `marked` and `markedKey` put the marks `«…»` around what
 * a finding underlines; `raw` writes JSON that no value stands for, such as `1e3`.
 */

/** Members by name; `undefined` leaves one out. */
export type Members = Readonly<Record<string, unknown>>;

/** JSON that is written as it is. */
class Raw {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** JSON as it is to be written, such as a number in an unusual form. */
export function raw(json: string): unknown {
  return new Raw(json);
}

/** A value between the marks `«…»`; of an object or array, which is never underlined whole, mark a part instead. */
export function marked(value: string | number | boolean | null): unknown {
  return new Raw(`«${JSON.stringify(value)}»`);
}

/** A name between the marks `«…»`. */
export function markedKey(name: string): string {
  return `«${name}»`;
}

const empty = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
};

/** The empty descriptor, as an object for `config` and `layers`. */
export function emptyDescriptor(overrides: Members = {}): Members {
  return ordered({ ...empty, ...overrides }, descriptorOrder);
}

/** The descriptor of an OCI image config with the digest `$1`. */
export function imageConfigDescriptor(overrides: Members = {}): Members {
  const members = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: '$1', size: 469 };
  return ordered({ ...members, ...overrides }, descriptorOrder);
}

/** The descriptor of a layer; a gzipped OCI layer with the digest `$2` by default. */
export function layer(overrides: Members = {}): Members {
  const members = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: '$2', size: 3422 };
  return ordered({ ...members, ...overrides }, descriptorOrder);
}

/** The descriptor of a manifest; an OCI image manifest with the digest `$1` by default, without a platform. */
export function manifestDescriptor(overrides: Members = {}): Members {
  const members = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: '$1', size: 7143 };
  return ordered({ ...members, ...overrides }, descriptorOrder);
}

/** An OCI image manifest of a container image with one layer. */
export function image(overrides: Members = {}): string {
  return print({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: imageConfigDescriptor(),
    layers: [layer()],
    ...overrides,
  });
}

/** An OCI image manifest of an artifact with the empty config and one file. */
export function artifact(overrides: Members = {}): string {
  return print({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.example.files.v1',
    config: emptyDescriptor(),
    layers: [layer({ mediaType: 'text/plain' })],
    ...overrides,
  });
}

/** An OCI image index with one image for linux/amd64. */
export function index(overrides: Members = {}): string {
  return print({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [manifestDescriptor({ platform: platform() })],
    ...overrides,
  });
}

/** A platform, linux/amd64 by default. */
export function platform(overrides: Members = {}): Members {
  return ordered({ architecture: 'amd64', os: 'linux', ...overrides }, platformOrder);
}

/** An OCI image config with one layer. */
export function config(overrides: Members = {}): string {
  return print({
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: ['$1'] },
    ...overrides,
  });
}

/** An OCI image config whose `config` has the given members. */
export function configWith(members: Members): string {
  return config({ config: members });
}

/** A Docker image manifest, version 2, schema 2, with one layer. */
export function dockerManifest(overrides: Members = {}): string {
  return print({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: dockerConfigDescriptor(),
    layers: [dockerLayer()],
    ...overrides,
  });
}

/** The descriptor of a Docker image config with the digest `$1`. */
export function dockerConfigDescriptor(overrides: Members = {}): Members {
  return imageConfigDescriptor({ mediaType: 'application/vnd.docker.container.image.v1+json', ...overrides });
}

/** The descriptor of a gzipped Docker layer with the digest `$2`. */
export function dockerLayer(overrides: Members = {}): Members {
  return layer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', ...overrides });
}

/** A Docker manifest list with one image for linux/amd64. */
export function dockerManifestList(overrides: Members = {}): string {
  return print({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
    manifests: [
      manifestDescriptor({
        mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        platform: platform(),
      }),
    ],
    ...overrides,
  });
}

/** Any JSON, printed like the documents above, with a line break at its end. */
export function print(value: Members): string {
  return `${printValue(ordered(value, documentOrder), '')}\n`;
}

const documentOrder = [
  'schemaVersion',
  'mediaType',
  'artifactType',
  'created',
  'author',
  'architecture',
  'os',
  'os.version',
  'os.features',
  'variant',
  'config',
  'rootfs',
  'history',
  'layers',
  'manifests',
  'blobs',
  'subject',
  'annotations',
];
const descriptorOrder = [
  'mediaType',
  'artifactType',
  'digest',
  'size',
  'urls',
  'annotations',
  'data',
  'platform',
];
const platformOrder = ['architecture', 'os', 'os.version', 'os.features', 'variant', 'features'];

/** The members that are there in a fixed order; those that it does not know come last, as they were given. */
function ordered(members: Members, order: readonly string[]): Members {
  const place = (name: string): number => {
    const found = order.indexOf(name.replace(/[«»]/g, ''));
    return found === -1 ? order.length : found;
  };
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => place(a) - place(b)),
  );
}

function printValue(value: unknown, indent: string): string {
  if (value instanceof Raw) return value.json;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((item) => printValue(item, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${printName(name)}: ${printValue(member, inner)}`);
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

function printName(name: string): string {
  return name.startsWith('«') ? `«${JSON.stringify(name.slice(1, -1))}»` : JSON.stringify(name);
}
