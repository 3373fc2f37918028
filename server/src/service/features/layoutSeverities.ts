import { isWithin } from '#schemas/jsonPath';
import { severities, type Severity } from '#schemas/severity';
import type { Finding } from '#service/lint/finding';
import type { LayoutNode } from './layoutParts';

/**
 * The weightiest level of what is wrong with each node: of the findings in its own document, and of those at the descriptor
 * that leads to it. Nodes with nothing wrong are left out.
 * @param inParent the findings in the document that the nodes are listed in
 */
export function layoutSeverities(
  nodes: readonly LayoutNode[],
  inParent: readonly Finding[],
  findingsAt: (path: string) => readonly Finding[],
): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { key, path, isDocument, place } of nodes) {
    const own = isDocument && path !== undefined ? findingsAt(path) : [];
    const atDescriptor =
      place === undefined ? [] : inParent.filter(({ at }) => 'path' in at && isWithin(at.path, place));
    const weightiest = severities.find((severity) =>
      [...own, ...atDescriptor].some((finding) => finding.severity === severity),
    );
    if (weightiest !== undefined) found.set(key, weightiest);
  }
  return found;
}
