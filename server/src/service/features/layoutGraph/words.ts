import { counted, grouped, listOf } from '#schemas/prose';
import type { LayoutNodeRole } from '#service/features/layoutParts';
import type { LayoutEdgeKind, LayoutGraph, LayoutGraphNode } from './graph';

const nounOf: Readonly<Record<LayoutNodeRole, string>> = {
  image: 'image manifest',
  artifact: 'artifact manifest',
  index: 'index',
  config: 'config',
  layer: 'layer',
  attestation: 'attestation manifest',
  referrer: 'referrer',
  document: 'document',
  unlisted: 'manifest',
  blob: 'blob',
  unreferenced: 'not referenced',
};

const relationOf: Readonly<
  Record<LayoutEdgeKind, readonly [incoming: string, outgoing: string | undefined]>
> = {
  lists: ['listed by', undefined],
  config: ['config of', undefined],
  layer: ['layer of', undefined],
  subject: ['subject of', 'about'],
  attests: ['attested by', 'about'],
};

/** The most names in one list. */
const mostNames = 3;

/**
 * What a screen reader says of each node, in the order of the nodes: `image manifest linux/amd64, 2.1 KiB, 1 error, listed by
 * index.json`.
 */
export function wordsForNodes({ nodes, edges }: LayoutGraph): readonly string[] {
  const relations = nodes.map(() => new Map<string, Set<string>>());
  const relate = (node: number, relation: string | undefined, other: number): void => {
    const { label } = nodes[other] ?? {};
    if (relation === undefined || label === undefined) return;
    const known = relations[node]?.get(relation);
    if (known === undefined) relations[node]?.set(relation, new Set([label]));
    else known.add(label);
  };
  for (const { from, to, kinds } of edges)
    for (const kind of kinds) {
      const [incoming, outgoing] = relationOf[kind];
      relate(to, incoming, from);
      relate(from, outgoing, to);
    }
  return nodes.map((node, number) => {
    const related = [...(relations[number] ?? [])].map(
      ([relation, names]) => `${relation} ${some([...names])}`,
    );
    return [...wordsForNode(node), ...related].join(', ');
  });
}

function wordsForNode(node: LayoutGraphNode): readonly string[] {
  const { role, label, description, blobs } = node;
  const noun = nounOf[role];
  const name = label.toLowerCase();
  // A stack says what it is, and the names of many configs, layers and attestations do as well.
  const isNoun = blobs > 1 || name.startsWith(noun) || noun.startsWith(name);
  const facts = description.split(' · ').filter((fact) => !noun.startsWith(fact.toLowerCase()));
  return [isNoun ? label : `${noun} ${label}`, ...facts, problemsInWords(node)].filter((fact) => fact !== '');
}

/** `1 error and 2 warnings`; empty where there are none. */
export function problemsInWords({ errors, warnings }: LayoutGraphNode): string {
  return listOf([
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ]);
}

/** What the whole picture shows: `12 blobs, 2 not in the layout, 1 file with problems`: the index is a file, but no blob. */
export function wordsForGraph({ nodes, blobs }: LayoutGraph): string {
  const shown = nodes.reduce((total, node) => total + node.blobs, 0);
  const troubled = nodes.filter(({ errors, warnings }) => errors + warnings > 0).length;
  const what = shown < blobs ? `${grouped(shown)} of ${counted(blobs, 'blob')}` : counted(blobs, 'blob');
  const absent = nodes.reduce((total, node) => total + (node.isPresent ? 0 : node.blobs), 0);
  return [
    what,
    ...(absent === 0 ? [] : [`${grouped(absent)} not in the layout`]),
    ...(troubled === 0 ? [] : [`${counted(troubled, 'file')} with problems`]),
  ].join(', ');
}

function some(names: readonly string[]): string {
  const others = names.length - mostNames;
  return listOf(others <= 0 ? names : [...names.slice(0, mostNames), `${grouped(others)} more`]);
}
