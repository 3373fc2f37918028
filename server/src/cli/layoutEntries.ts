import { dirname, resolve } from 'node:path';
import type { Input } from '#files/input';
import { indexFile, type LanguageService, type LayoutNode, type Settings } from '#service';
import type { LayoutEntries, LayoutEntry } from './report';

/** More entries of a layout than this are counted, and not listed. */
const mostEntries = 20;

/**
 * What the index of a layout lists, those of nested indexes below them: the names, platforms and sizes of images. Undefined for
 * other documents, and for layouts that somebody has only searched for.
 */
export function layoutEntries(
  service: LanguageService,
  { path, foundIn }: Input,
  settings: Settings,
): LayoutEntries | undefined {
  const place = settings.layout;
  const isNamed = foundIn === undefined || resolve(dirname(path)) === resolve(foundIn);
  if (place?.path !== indexFile || !isNamed) return undefined;
  const tree = service.layoutTree(place.layout, settings);
  const listed: LayoutEntry[] = [];
  let left = 0;
  const opened = new Set<string>();
  const take = (nodes: readonly LayoutNode[], depth: number): void => {
    for (const { role, label, description, path: blob } of nodes) {
      // The group of blobs that nothing leads to.
      if (blob === undefined) continue;
      if (listed.length === mostEntries) left++;
      else listed.push({ depth, label, description });
      // What several entries lead to is opened once: it may lead to thousands itself.
      if (role !== 'index' || depth === deepest || opened.has(blob)) continue;
      opened.add(blob);
      take(tree.children(blob), depth + 1);
    }
  };
  take(tree.roots, 0);
  return { listed, left };
}

/** Indexes in indexes are listed down to this depth. */
const deepest = 3;
