import type * as z from 'zod';
import type { descriptor } from '../../../../schemas/src/model/descriptor';
import type { platform } from '../../../../schemas/src/model/platform';
import type { Kind } from '../../../../schemas/src/kinds';
import type { JsonPath } from './jsonPath';
import type { Sound } from './shape';

/** What a descriptor is for, by the place where it stands. */
export type DescriptorRole = 'config' | 'layer' | 'subject' | 'manifest' | 'blob' | 'self';

/** A descriptor with its place. */
export interface DescriptorView {
  readonly path: JsonPath;
  readonly role: DescriptorRole;
  readonly value: Sound<z.infer<typeof descriptor>>;
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
  readonly value: Sound<
    Pick<z.infer<typeof platform>, 'os' | 'architecture' | 'variant' | 'os.version' | 'os.features'>
  >;
}

/** The parts that several kinds of document have in common, so that rules about them need to know no kind. */
export interface Views {
  readonly descriptors: readonly DescriptorView[];
  readonly annotations: readonly AnnotationsView[];
  readonly platforms: readonly PlatformView[];
}

type Members = Readonly<Record<string, unknown>>;

/** Collects the common parts of a sound value of the given kind. */
export function collectViews(kind: Kind, value: unknown): Views {
  const descriptors: DescriptorView[] = [];
  const annotations: AnnotationsView[] = [];
  const platforms: PlatformView[] = [];
  const views = { descriptors, annotations, platforms };
  if (!isMembers(value) || kind === 'docker-schema1' || kind === 'docker-save') return views;

  const add = (path: JsonPath, role: DescriptorRole, candidate: unknown): void => {
    if (!isMembers(candidate)) return;
    descriptors.push({ path, role, value: candidate });
    if (isMembers(candidate['annotations'])) {
      annotations.push({
        path: [...path, 'annotations'],
        place: role,
        value: candidate['annotations'] as AnnotationsView['value'],
      });
    }
    if (isMembers(candidate['platform']))
      platforms.push({ path: [...path, 'platform'], value: candidate['platform'] });
  };
  const addAll = (name: string, role: DescriptorRole): void => {
    const list = value[name];
    if (Array.isArray(list)) list.forEach((item, index) => add([name, index], role, item));
  };

  if (kind === 'descriptor') {
    add([], 'self', value);
    return views;
  }
  if (kind === 'image-config') {
    platforms.push({ path: [], value });
    const labels = isMembers(value['config']) ? value['config']['Labels'] : undefined;
    if (isMembers(labels)) {
      annotations.push({
        path: ['config', 'Labels'],
        place: 'labels',
        value: labels as AnnotationsView['value'],
      });
    }
    return views;
  }
  add(['config'], 'config', value['config']);
  addAll('layers', 'layer');
  addAll('manifests', 'manifest');
  addAll('blobs', 'blob');
  add(['subject'], 'subject', value['subject']);
  if (isMembers(value['annotations'])) {
    annotations.push({
      path: ['annotations'],
      place: 'document',
      value: value['annotations'] as AnnotationsView['value'],
    });
  }
  return views;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
