import { kindByMediaType, schemaByKind, type Kind } from '#schemas/kinds';
import { once } from '#schemas/once';
import { isPlainObject, memberAt, type PlainObject } from '#schemas/plainData';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { hasPartOf } from './partsOfKind';
import { goFold } from './goFold';

/**
 * How a kind was found: by the document's own media type, by its shape, by what somebody has pinned, by the descriptor
 * that leads to the document, or by the name of the file.
 */
export interface Detection {
  readonly kind: Kind;
  readonly by: 'media-type' | 'shape' | 'pin' | 'descriptor' | 'file-name';
  /** What the content is, where it is another kind of document than its file must be by its name or its pin. */
  readonly instead?: Kind | undefined;
}

/**
 * Finds what kind of document a JSON value is, by its content alone: the exact `mediaType` first, then
 * the shape. Undefined for everything that is no OCI or Docker document, which is most JSON.
 */
export function detectKind(value: unknown): Detection | undefined {
  if (Array.isArray(value)) return isDockerSave(value) ? { kind: 'docker-save', by: 'shape' } : undefined;
  if (!isPlainObject(value)) return undefined;
  const members = new Members(value);
  if (members.isCommandOutput()) return undefined;
  const kind = kindByMediaType.get(members.text('mediaType') ?? '');
  if (kind !== undefined && members.isManifestLike() && !members.isDescriptor()) {
    if (members.isReference()) return { kind: 'descriptor', by: 'shape' };
    const other = contradicts(kind, members) ? kindByShape(members) : undefined;
    return other === undefined ? { kind, by: 'media-type' } : { kind: other, by: 'shape' };
  }
  const shape = kindByShape(members);
  return shape === undefined ? undefined : { kind: shape, by: 'shape' };
}

/** A document whose media type names one kind, while it has all that makes another kind and nothing of the named one. */
function contradicts(kind: Kind, members: Members): boolean {
  const manifest = members.has('config') && members.has('layers');
  switch (kind) {
    case 'image-index':
    case 'docker-manifest-list':
      return manifest && !members.has('manifests');
    case 'image-manifest':
    case 'docker-manifest':
      return members.has('manifests') && !members.has('config') && !members.has('layers');
    default:
      return (manifest || members.has('manifests')) && !members.has('blobs') && !members.has('fsLayers');
  }
}

function kindByShape(members: Members): Kind | undefined {
  if (
    members.has('fsLayers') &&
    (members.has('history') || members.has('signatures') || members.has('tag'))
  ) {
    return 'docker-schema1';
  }
  if (members.isDescriptor()) return 'descriptor';
  if (isImageManifest(members)) return isDockerFamily(members) ? 'docker-manifest' : 'image-manifest';
  if (isImageIndex(members)) {
    return familyOf(members.text('mediaType') ?? '') === 'docker' ? 'docker-manifest-list' : 'image-index';
  }
  if (members.has('imageLayoutVersion')) return 'image-layout';
  if (isWasmConfig(members)) return 'wasm-config';
  if (isImageConfig(members)) return 'image-config';
  return undefined;
}

/**
 * A config or layers that look like descriptors, beside another member that manifests have, or an artifact type beside
 * both: names alone also occur elsewhere.
 */
function isImageManifest(members: Members): boolean {
  const config = members.get('config');
  const layers = members.get('layers');
  if (members.has('manifests') && !members.has('layers')) return false;
  const isArtifact = isMediaType(members.text('artifactType') ?? '');
  const isManifest =
    members.has('schemaVersion') ||
    members.has('mediaType') ||
    isArtifact ||
    looksLikeDescriptor(members.get('subject'));
  if (looksLikeDescriptor(config)) return members.has('layers') || isManifest;
  if (!Array.isArray(layers)) return false;
  if (layers.some(looksLikeDescriptor)) return members.has('config') || isManifest;
  return isArtifact && isEmptyObject(config) && layers.length === 0;
}

function isImageIndex(members: Members): boolean {
  const manifests = members.get('manifests');
  if (Array.isArray(manifests) && manifests.some(looksLikeDescriptor)) return true;
  return (
    members.get('schemaVersion') === 2 &&
    members.has('manifests') &&
    (manifests === null || isEmptyArray(manifests))
  );
}

/** Without its own architecture, only what has the digests of layers and nothing of another format. */
function isWasmConfig(members: Members): boolean {
  if (!members.has('layerDigests')) return false;
  if (members.text('architecture') === 'wasm') return true;
  const digests = members.get('layerDigests');
  return (
    Array.isArray(digests) &&
    digests.every((digest) => typeof digest === 'string' && digest.includes(':')) &&
    members.text('architecture') !== undefined &&
    members.text('os') !== undefined &&
    members.names().every((name) => wasmConfigKeys().has(name))
  );
}

function isImageConfig(members: Members): boolean {
  if (members.has('ociVersion') || inspectKeys.some((key) => members.has(key))) return false;
  if (modelKeys.some((key) => members.has(key))) return false;
  const rootfs = members.get('rootfs');
  const config = members.get('config');
  const runs = isPlainObject(config) && Object.keys(config).some((key) => runtimeKeys.has(key));
  const builds =
    members.has('container_config') || (Array.isArray(members.get('history')) && members.has('created'));
  const platform = Number(members.has('architecture')) + Number(members.has('os'));
  if (isPlainObject(rootfs)) {
    const names = Object.keys(rootfs).map(goFold);
    if (names.includes('diff_ids')) return platform > 0 || runs || builds || isOnlyImageConfig(members);
    // Go reads `RootFS` as `rootfs`, but what lists `Layers` in it is the output of a command.
    if (names.includes('layers')) return false;
  }
  if (platform === 0) return false;
  // `docker save` wrote an image JSON of Docker 1.x for each layer: an `id`, and no root filesystem.
  if (members.has('id') && !members.has('rootfs')) return false;
  return runs || builds || (platform === 2 && isPlainObject(rootfs));
}

/**
 * Models and plugins of Docker list diff IDs too, beside members that an image config has not. Diff IDs alone may be an
 * excerpt of either.
 */
function isOnlyImageConfig(members: Members): boolean {
  const config = members.get('config');
  if (isPlainObject(config) && Object.keys(config).length > 0) return false;
  const others = members.names().filter((name) => name !== 'rootfs' && name !== 'config');
  return others.length > 0 && others.every((name) => imageConfigKeys().has(name));
}

const runtimeKeys = new Set([
  'Env',
  'Cmd',
  'Entrypoint',
  'ExposedPorts',
  'WorkingDir',
  'Labels',
  'StopSignal',
]);

/** Without a media type of its own, a manifest belongs to Docker when what it points to does. */
function isDockerFamily(members: Members): boolean {
  const config = members.get('config');
  const type = isPlainObject(config) ? new Members(config).text('mediaType') : undefined;
  if (familyOf(members.text('mediaType') ?? '') === 'oci') return false;
  return familyOf(type ?? '') === 'docker';
}

function isDockerSave(items: readonly unknown[]): boolean {
  const [first] = items;
  return (
    isPlainObject(first) &&
    'Config' in first &&
    'Layers' in first &&
    (Array.isArray(first['Layers']) || 'RepoTags' in first)
  );
}

/** Two of the three properties that make a descriptor; one may be missing or misspelled. */
function looksLikeDescriptor(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const members = new Members(value);
  const typed = members.text('mediaType')?.includes('/') === true;
  const digested = members.text('digest')?.includes(':') === true;
  return (
    (typed && (digested || members.has('size') || members.has('digest'))) || (digested && members.has('size'))
  );
}

function isEmptyObject(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).length === 0;
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The members of an object under the names that Go would read. */
class Members {
  readonly #members = new Map<string, unknown>();

  constructor(value: PlainObject) {
    for (const key of Object.keys(value)) this.#members.set(goFold(key), value[key]);
  }

  get size(): number {
    return this.#members.size;
  }

  /** The names of the members, folded. */
  names(): readonly string[] {
    return [...this.#members.keys()];
  }

  has(name: string): boolean {
    return this.#members.has(goFold(name));
  }

  get(name: string): unknown {
    return this.#members.get(goFold(name));
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** `digest` or `reference` beside a manifest's own members: what a command prints about a manifest. */
  isCommandOutput(): boolean {
    if (commandKeys.some((key) => this.has(key))) return true;
    return this.has('digest') && (this.has('schemaVersion') || this.has('manifests') || this.has('layers'));
  }

  /** A manifest may lack any one member, but something besides the media type must speak for it. */
  isManifestLike(): boolean {
    return manifestKeys.some((key) => this.has(key));
  }

  /** A media type and a digest without any content of a manifest: a descriptor, whatever else it has. */
  isReference(): boolean {
    return this.text('digest')?.includes(':') === true && !contentKeys.some((key) => this.has(key));
  }

  isDescriptor(): boolean {
    if (contentKeys.some((key) => this.has(key))) return false;
    const present = ['mediaType', 'digest', 'size'].filter((key) => this.has(key)).length;
    const typed = this.text('mediaType')?.includes('/') === true;
    const digested = this.text('digest')?.includes(':') === true;
    if (present === 3) return typed || digested;
    return (
      present === 2 &&
      (typed || digested) &&
      [...this.#members.keys()].every((key) => descriptorKeys().has(key))
    );
  }
}

/** What `docker image inspect`, `podman inspect` and the like print, and what no image config has. */
const inspectKeys = ['RepoTags', 'RepoDigests', 'GraphDriver'];
/** What the config of an Ollama model has beside the members of an image config. */
const modelKeys = ['model_format', 'model_family', 'model_type'];
const commandKeys = ['reference', 'refs', 'referrers', 'referenceByTags'];
const contentKeys = ['layers', 'manifests', 'config', 'schemaVersion', 'blobs'];
const manifestKeys = [
  'schemaVersion',
  'config',
  'layers',
  'manifests',
  'blobs',
  'subject',
  'artifactType',
  'fsLayers',
];
const descriptorKeys = once(() => new Set(Object.keys(schemaByKind.descriptor.shape).map(goFold)));
const wasmConfigKeys = once(() => new Set(Object.keys(schemaByKind['wasm-config'].shape).map(goFold)));
const imageConfigKeys = once(() => new Set(Object.keys(schemaByKind['image-config'].shape).map(goFold)));

const alike: readonly ReadonlySet<Kind>[] = [
  new Set(['image-manifest', 'docker-manifest']),
  new Set(['image-index', 'docker-manifest-list']),
];

/** Tells whether documents of two kinds look alike where they have no media type of their own. */
export function lookAlike(one: Kind, other: Kind): boolean {
  return alike.some((kinds) => kinds.has(one) && kinds.has(other));
}

/**
 * The kind of a document to which a descriptor leads. The descriptor may be wrong, and a correct document must not pay
 * for it: the descriptor is heeded only where the content leaves the kind open. Undefined for what is called an image config
 * and has no part of one: configs of artifacts may be any JSON.
 * @param found what the content says
 * @param described the kind that the descriptor names
 * @param value the content; undefined where it is not known as a whole, and may have more parts
 */
export function heedDescriptor(
  found: Detection | undefined,
  described: Kind,
  value: unknown,
): Detection | undefined {
  if (found === undefined)
    return described !== 'image-config' || value === undefined || hasPartOf(described, value)
      ? { kind: described, by: 'descriptor' }
      : undefined;
  const isOpen = found.by === 'shape' && found.kind !== described && lookAlike(found.kind, described);
  return isOpen ? { kind: described, by: 'descriptor' } : found;
}

/**
 * What a file is that must be of a kind, whatever its content.
 * @param by who says so
 * @param value the content; undefined where it is not known as a whole, and may have more parts
 */
export function heedDemand(kind: Kind, by: 'file-name' | 'pin', value: unknown): Detection {
  const found = isPlainObject(value) && !hasPartOf(kind, value) ? detectKind(value)?.kind : undefined;
  const isInstead =
    found !== undefined && found !== kind && (by === 'file-name' || refutes(found, kind, value));
  return { kind, by, ...(isInstead && { instead: found }) };
}

/** Whether content that was only begun would not be what somebody says it is, either. */
function refutes(found: Kind, kind: Kind, value: unknown): boolean {
  return hasPartOf(found, value) && kindByMediaType.get(String(memberAt(value, 'mediaType'))) !== kind;
}
