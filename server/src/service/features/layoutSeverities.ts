import { addTo } from '#schemas/groups';
import type { JsonPath } from '#schemas/jsonPath';
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
  const atDescriptor = findingsByPlace(inParent);
  for (const { key, path, isDocument, place } of nodes) {
    const own = isDocument && path !== undefined ? findingsAt(path) : [];
    const weightiest = severities.find((severity) =>
      [...own, ...(place === undefined ? [] : atDescriptor(place))].some(
        (finding) => finding.severity === severity,
      ),
    );
    if (weightiest !== undefined) found.set(key, weightiest);
  }
  return found;
}

/** No descriptor of a document is deeper, as in `layers[1]`. */
const depthOfDescriptors = 2;

/**
 * The findings in a document by the descriptor that they are at or below. They are sorted once, since an index may have
 * thousands of descriptors, and as many findings.
 */
export function findingsByPlace(findings: readonly Finding[]): (place: JsonPath) => readonly Finding[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!('path' in finding.at)) continue;
    const { path } = finding.at;
    for (let depth = 0; depth <= Math.min(depthOfDescriptors, path.length); depth++) {
      addTo(byPlace, JSON.stringify(path.slice(0, depth)), finding);
    }
  }
  return (place) => byPlace.get(JSON.stringify(place)) ?? [];
}
