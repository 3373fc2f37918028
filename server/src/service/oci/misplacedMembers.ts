import { imageAnnotationPrefix, predefinedKeys } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { propertiesOf, schemaAt } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';
import { once } from '#schemas/once';
import { schemaByKind } from '#schemas/kinds';
import { isPlainObject, memberAt, type PlainObject } from '#schemas/plainData';
import type { DocumentContent } from './documentContent';

/** Why a member is misplaced: what it is, and so where it belongs. The last three belong in another document. */
export type Misplacement =
  | 'annotation'
  | 'short-annotation'
  | 'labels'
  | 'platform'
  | 'container'
  | 'image'
  | 'platform-elsewhere'
  | 'image-config'
  | 'manifest';

/** A member that is not in the object that it belongs in. */
export interface MisplacedMember {
  readonly reason: Misplacement;
  readonly path: JsonPath;
  readonly value: unknown;
  /** Where it belongs: the path that it would have there; undefined for another document. */
  readonly home?: JsonPath;
}

/** The members of a document that its specification defines, or that annotations have, in another place. */
export function* misplacedMembers(content: DocumentContent): Iterable<MisplacedMember> {
  if (content.kind === 'image-config') yield* misplacedInConfig(content);
  else yield* misplacedAroundDescriptors(content);
}

function* misplacedAroundDescriptors({
  kind,
  rawValue,
  descriptors,
  catalogue,
}: DocumentContent): Iterable<MisplacedMember> {
  const hasAnnotations = !kind.startsWith('docker-');
  if (kind !== 'descriptor') {
    const root = rawValue([]);
    if (hasAnnotations) yield* misplacedAnnotations([], root, namesOf(kind), catalogue);
    yield* partsOfOthers(root, namesOf(kind));
  }
  for (const { path, role } of descriptors) {
    const value = rawValue(path);
    if (hasAnnotations) yield* misplacedAnnotations(path, value, namesOf('descriptor'), catalogue);
    if (role === 'manifest' || role === 'self') yield* misplacedPlatform(path, value);
    if (role === 'config') yield* partsOfImage(path, value, namesOf('descriptor'));
    if (role === 'manifest' || role === 'subject') yield* partsOfManifest(path, value);
    if (hasAnnotations) yield* annotationsInPlatform(path, value, catalogue);
  }
}

/** Members at the top of a manifest or index that belong in the image config or in an entry of an index. */
function* partsOfOthers(value: unknown, known: ReadonlyMap<string, unknown>): Iterable<MisplacedMember> {
  yield* partsOfImage([], value, known);
  if (!isPlainObject(value)) return;
  for (const name of ['platform', ...platformNames().keys()]) {
    const member = value[name];
    const isPlatform = name === 'platform' ? isPlainObject(member) : typeof member === 'string';
    if (isPlatform && !known.has(name)) yield { reason: 'platform-elsewhere', path: [name], value: member };
  }
}

/** Members that only an image config has, with values of the type that they have there. */
function* partsOfImage(
  owner: JsonPath,
  value: unknown,
  known: ReadonlyMap<string, unknown>,
): Iterable<MisplacedMember> {
  if (!isPlainObject(value)) return;
  for (const key of Object.keys(value)) {
    if (known.has(key) || key === 'Labels') continue;
    const schema = schemaAt(schemaByKind['image-config'], key === 'rootfs' ? [key] : ['config', key]);
    if (schema?.safeParse(value[key]).success === true)
      yield { reason: 'image-config', path: [...owner, key], value: value[key] };
  }
}

/** Members of a manifest in the descriptor that points to it. */
function* partsOfManifest(owner: JsonPath, value: unknown): Iterable<MisplacedMember> {
  if (!isPlainObject(value)) return;
  for (const key of ['config', 'layers', 'manifests', 'subject'] as const) {
    if (typeof value[key] === 'object' && value[key] !== null)
      yield { reason: 'manifest', path: [...owner, key], value: value[key] };
  }
}

function* annotationsInPlatform(
  owner: JsonPath,
  value: unknown,
  catalogue: Catalogue,
): Iterable<MisplacedMember> {
  const platform = isPlainObject(value) ? value['platform'] : undefined;
  if (!isPlainObject(platform)) return;
  for (const key of Object.keys(platform)) {
    const member = platform[key];
    // A property of a platform that is misspelled has a dot as well.
    if (platformNames().has(key) || key.split('.').length < 3) continue;
    if (isScalar(member) && isAnnotationKey(key, catalogue)) {
      const home = [...owner, 'annotations', key];
      yield { reason: 'annotation', path: [...owner, 'platform', key], value: member, home };
    }
  }
}

function* misplacedAnnotations(
  owner: JsonPath,
  value: unknown,
  known: ReadonlyMap<string, unknown>,
  catalogue: Catalogue,
): Iterable<MisplacedMember> {
  if (!isPlainObject(value)) return;
  for (const key of Object.keys(value)) {
    if (known.has(key) || platformNames().has(key)) continue;
    const member = value[key];
    const path = [...owner, key];
    if (key.toLowerCase() === 'labels' && isTextMap(member))
      yield { reason: 'labels', path, value: member, home: [...owner, 'annotations'] };
    else if (isScalar(member)) {
      if (isAnnotationKey(key, catalogue))
        yield { reason: 'annotation', path, value: member, home: [...owner, 'annotations', key] };
      else if (shortNames().has(key)) {
        const home = [...owner, 'annotations', imageAnnotationPrefix + key];
        yield { reason: 'short-annotation', path, value: member, home };
      }
    }
  }
}

function* misplacedPlatform(owner: JsonPath, value: unknown): Iterable<MisplacedMember> {
  if (!isPlainObject(value)) return;
  for (const name of platformNames().keys()) {
    if (!Object.hasOwn(value, name)) continue;
    const home = [...owner, 'platform', name];
    yield { reason: 'platform', path: [...owner, name], value: value[name], home };
  }
}

function* misplacedInConfig({ rawValue, catalogue }: DocumentContent): Iterable<MisplacedMember> {
  const root = rawValue([]);
  if (!isPlainObject(root)) return;
  for (const key of Object.keys(root)) {
    const value = root[key];
    const path = [key];
    const name = containerNameOf(key);
    if (name !== undefined && !namesOf('image-config').has(key))
      yield { reason: 'container', path, value, home: ['config', name] };
    else if (key === 'diff_ids' && Array.isArray(value))
      yield { reason: 'container', path, value, home: ['rootfs', key] };
    else if (key === 'annotations' && isTextMap(value))
      yield { reason: 'container', path, value, home: ['config', 'Labels'] };
    else if (
      !namesOf('image-config').has(key) &&
      typeof value === 'string' &&
      isAnnotationKey(key, catalogue)
    )
      yield { reason: 'annotation', path, value, home: ['config', 'Labels', key] };
  }
  yield* misplacedInContainer(root, catalogue);
  yield* misplacedInRootfs(root);
  yield* misplacedInPlatform(root);
}

/** Members of the image itself among those of the container, where the image lacks them, and labels beside the labels. */
function* misplacedInContainer(root: PlainObject, catalogue: Catalogue): Iterable<MisplacedMember> {
  const container = root['config'];
  if (!isPlainObject(container)) return;
  for (const name of namesOfTheImageAlone) {
    if (Object.hasOwn(container, name) && !Object.hasOwn(root, name))
      yield { reason: 'image', path: ['config', name], value: container[name], home: [name] };
  }
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (typeof value !== 'string' || !isAnnotationKey(key, catalogue)) continue;
    yield { reason: 'annotation', path: ['config', key], value, home: ['config', 'Labels', key] };
  }
}

/** Parameters of the container inside the root filesystem. */
function* misplacedInRootfs(root: PlainObject): Iterable<MisplacedMember> {
  const rootfs = root['rootfs'];
  if (!isPlainObject(rootfs)) return;
  for (const key of Object.keys(rootfs)) {
    const name = containerNameOf(key);
    if (name === undefined) continue;
    yield { reason: 'container', path: ['rootfs', key], value: rootfs[key], home: ['config', name] };
  }
}

/** An image config has the parts of a platform at its top. */
function* misplacedInPlatform(root: PlainObject): Iterable<MisplacedMember> {
  const platform = root['platform'];
  if (!isPlainObject(platform)) return;
  for (const name of platformNames().keys()) {
    if (Object.hasOwn(platform, name) && namesOf('image-config').has(name))
      yield { reason: 'image', path: ['platform', name], value: platform[name], home: [name] };
  }
}

function namesOf(kind: DocumentContent['kind']): ReadonlyMap<string, unknown> {
  return propertiesOf(schemaByKind[kind]);
}

const platformNames = once(() => propertiesOf(schemaByKind.descriptor.shape.platform));
const containerNames = once(() => propertiesOf(schemaByKind['image-config'].shape.config));
const namesOfTheImageAlone = ['architecture', 'os', 'variant', 'created', 'author', 'history', 'rootfs'];

/** The properties of a container that people write in any case, such as `env`; the others are too common as words. */
const namesInAnyCase: ReadonlyMap<string, string> = new Map(
  [
    'User',
    'ExposedPorts',
    'Env',
    'Entrypoint',
    'Cmd',
    'Volumes',
    'WorkingDir',
    'Labels',
    'StopSignal',
    'Healthcheck',
  ].map((name) => [name.toLowerCase(), name]),
);

function containerNameOf(key: string): string | undefined {
  return containerNames().has(key) ? key : namesInAnyCase.get(key.toLowerCase());
}

/** What people call the annotations of the specification for short; `name` and `version` alone may be anything. */
const shortNames = once(
  (): ReadonlySet<string> =>
    new Set(
      predefinedKeys()
        .map((key) => key.slice(imageAnnotationPrefix.length))
        .filter((name) => !name.includes('.') && name !== 'url'),
    ),
);

/** A key that the catalogue lists, or one in reverse domain notation, with or without a path behind it. */
function isAnnotationKey(key: string, catalogue: Catalogue): boolean {
  if (key.length > 256 || key.startsWith('$')) return false;
  return /^[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)+(?:\/[\w./-]+)?$/i.test(key)
    ? !key.startsWith('moby.buildkit.')
    : key.includes('.') && catalogue.annotation(key) !== undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isTextMap(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).every((key) => typeof memberAt(value, key) === 'string');
}
