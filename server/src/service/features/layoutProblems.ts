import { addTo } from '#schemas/groups';
import type { JsonPath } from '#schemas/jsonPath';
import { capitalized, counted } from '#schemas/prose';
import { messageOf, type Finding } from '#service/lint/finding';
import type { LayoutNode } from './layoutParts';

/** What is wrong with a part of a layout. */
export interface NodeProblems {
  /** The weightiest level. */
  readonly severity: 'error' | 'warning';
  /** The weightiest problem, and how many others there are, each with its level. */
  readonly lines: readonly string[];
}

/**
 * What is wrong with each node: the findings in its own document, and those at the descriptor that leads to it. Nodes with
 * nothing wrong are left out.
 * @param inParent the findings in the document that the nodes are listed in
 */
export function layoutProblems(
  nodes: readonly LayoutNode[],
  inParent: readonly Finding[],
  findingsAt: (path: string) => readonly Finding[],
): ReadonlyMap<string, NodeProblems> {
  const found = new Map<string, NodeProblems>();
  const atDescriptor = findingsByPlace(inParent);
  for (const { key, path, isDocument, place } of nodes) {
    const own = isDocument && path !== undefined ? findingsAt(path) : [];
    const findings = [...own, ...(place === undefined ? [] : atDescriptor(place))];
    const errors = findings.filter(({ severity }) => severity === 'error');
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    const problems = [...errors, ...warnings];
    if (problems.length === 0) continue;
    const severity = errors.length > 0 ? 'error' : 'warning';
    found.set(key, { severity, lines: messagesOf(problems, 1) });
  }
  return found;
}

/** The first messages of what is wrong with something, and how many others there are. */
export function messagesOf(problems: readonly Finding[], most: number): readonly string[] {
  const messages = problems
    .slice(0, most)
    .map((finding) => `${capitalized(finding.severity)}: ${messageOf(finding)}`);
  const others = problems.length - messages.length;
  return others === 0 ? messages : [...messages, `and ${counted(others, 'other problem')}`];
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
