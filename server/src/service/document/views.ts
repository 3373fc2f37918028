import type * as z from 'zod';
import type { descriptor } from '#schemas/model/descriptor';
import type { platform } from '#schemas/model/platform';
import { isPlainObject, memberAt, type PlainObject } from '#schemas/plainData';
import { isOrdinaryDigest } from '#schemas/values/digest';
import type { Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import type { EditedElement } from './editedJson';
import type { ValidPart } from './shape';

/** What a descriptor is for, by its place in the document. */
export type DescriptorRole = 'config' | 'layer' | 'subject' | 'manifest' | 'blob' | 'self';

/** A descriptor with its place. */
export interface DescriptorView {
  readonly path: JsonPath;
  readonly role: DescriptorRole;
  readonly value: ValidPart<z.infer<ReturnType<typeof descriptor>>>;
  /** True for a well-formed SHA-256 digest, as nearly all are: there is nothing to say about its form. */
  readonly hasOrdinaryDigest: boolean;
}

/** A map of annotations, or of labels in an image config, with its place. */
export interface AnnotationsView {
  readonly path: JsonPath;
  readonly place: 'document' | 'labels' | DescriptorRole;
  readonly value: Readonly<Record<string, string | undefined>>;
}

/** An object with `os` and `architecture`, with its place: a descriptor's platform, or the image config itself. */
export interface PlatformView {
  readonly path: JsonPath;
  readonly value: ValidPart<
    Pick<
      z.infer<ReturnType<typeof platform>>,
      'os' | 'architecture' | 'variant' | 'os.version' | 'os.features'
    >
  >;
}

/** The parts that several kinds of document have in common, so that rules about them need to know no kind. */
export interface Views {
  readonly descriptors: readonly DescriptorView[];
  readonly annotations: readonly AnnotationsView[];
  readonly platforms: readonly PlatformView[];
}

/** Collects the common parts of the valid part of a document of the given kind. */
export function collectViews(kind: Kind, value: unknown): Views {
  const collector = new Collector();
  if (!isPlainObject(value) || kind === 'docker-schema1' || kind === 'docker-save') return collector;
  if (kind === 'descriptor') collector.addDescriptor([], undefined, 'self', value);
  else if (kind === 'image-config') collector.addConfig(value);
  else collector.addManifest(value);
  return collector;
}

/**
 * Collects the common parts of a document that differs from an earlier version in one element alone. Only the views of
 * that element are made. Undefined where its views are not at the same places as before.
 * @param before the common parts of that version, and its valid part
 */
export function collectEditedViews(
  before: Views & { readonly value: unknown },
  value: unknown,
  { list, index }: EditedElement,
): Views | undefined {
  const [old, edited] = [before.value, value].map((root) => memberAt(memberAt(root, list), index));
  const role = lists.find(([name]) => name === list)?.[1];
  if (role === undefined || !isPlainObject(old) || !isPlainObject(edited)) return undefined;
  const collector = new Collector();
  collector.addDescriptor([list], index, role, edited);
  const descriptors = withView(before.descriptors, old, collector.descriptors);
  const annotations = withView(before.annotations, old['annotations'], collector.annotations);
  const platforms = withView(before.platforms, old['platform'], collector.platforms);
  return descriptors && annotations && platforms && { descriptors, annotations, platforms };
}

/** The views with one in the place of the view of another value; undefined where only one of both values has a view. */
function withView<T extends { readonly value: unknown }>(
  views: readonly T[],
  old: unknown,
  [fresh]: readonly T[],
): readonly T[] | undefined {
  const index = isPlainObject(old) ? views.findIndex(({ value }) => value === old) : -1;
  if (fresh === undefined) return index < 0 ? views : undefined;
  return index < 0 ? undefined : views.with(index, fresh);
}

class Collector implements Views {
  readonly descriptors: DescriptorView[] = [];
  readonly annotations: AnnotationsView[] = [];
  readonly platforms: PlatformView[] = [];

  addManifest(manifest: PlainObject): void {
    this.addDescriptor(['config'], undefined, 'config', manifest['config']);
    for (const [name, role] of lists) {
      const list = manifest[name];
      if (!Array.isArray(list)) continue;
      const base = [name];
      for (let index = 0; index < list.length; index++) this.addDescriptor(base, index, role, list[index]);
    }
    this.addDescriptor(['subject'], undefined, 'subject', manifest['subject']);
    this.#addAnnotations(undefined, ['annotations'], 'document', manifest['annotations']);
  }

  addConfig(config: PlainObject): void {
    this.platforms.push(new PlacedPart(undefined, [], config));
    const container = config['config'];
    if (isPlainObject(container))
      this.#addAnnotations(undefined, ['config', 'Labels'], 'labels', container['Labels']);
  }

  addDescriptor(base: JsonPath, index: number | undefined, role: DescriptorRole, value: unknown): void {
    if (!isPlainObject(value)) return;
    const view = new PlacedDescriptor(base, index, role, value);
    this.descriptors.push(view);
    this.#addAnnotations(view, belowDescriptor.annotations, role, value['annotations']);
    if (isPlainObject(value['platform']))
      this.platforms.push(new PlacedPart(view, belowDescriptor.platform, value['platform']));
  }

  #addAnnotations(
    owner: DescriptorView | undefined,
    path: JsonPath,
    place: AnnotationsView['place'],
    value: unknown,
  ): void {
    if (isPlainObject(value))
      this.annotations.push(new PlacedAnnotations(owner, path, place, value as AnnotationsView['value']));
  }
}

const lists = [
  ['layers', 'layer'],
  ['manifests', 'manifest'],
  ['blobs', 'blob'],
] as const;

// Views come in ten thousands, and hardly any of their paths is ever asked for: what paths are made of is shared.

const belowDescriptor = { annotations: ['annotations'], platform: ['platform'] } as const;

class PlacedDescriptor implements DescriptorView {
  readonly role: DescriptorRole;
  readonly value: DescriptorView['value'];
  readonly hasOrdinaryDigest: boolean;
  readonly #base: JsonPath;
  readonly #index: number | undefined;
  #path: JsonPath | undefined;

  constructor(
    base: JsonPath,
    index: number | undefined,
    role: DescriptorRole,
    value: DescriptorView['value'],
  ) {
    this.role = role;
    this.value = value;
    this.hasOrdinaryDigest = value.digest !== undefined && isOrdinaryDigest(value.digest);
    this.#base = base;
    this.#index = index;
  }

  get path(): JsonPath {
    return (this.#path ??= this.#index === undefined ? this.#base : [...this.#base, this.#index]);
  }
}

class PlacedPart<T> {
  readonly value: T;
  readonly #owner: DescriptorView | undefined;
  readonly #below: JsonPath;
  #path: JsonPath | undefined;

  constructor(owner: DescriptorView | undefined, below: JsonPath, value: T) {
    this.value = value;
    this.#owner = owner;
    this.#below = below;
  }

  get path(): JsonPath {
    return (this.#path ??= [...(this.#owner?.path ?? []), ...this.#below]);
  }
}

class PlacedAnnotations extends PlacedPart<AnnotationsView['value']> implements AnnotationsView {
  readonly place: AnnotationsView['place'];

  constructor(
    owner: DescriptorView | undefined,
    path: JsonPath,
    place: AnnotationsView['place'],
    value: AnnotationsView['value'],
  ) {
    super(owner, path, value);
    this.place = place;
  }
}
