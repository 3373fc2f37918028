/** For each node the one that was left in each direction last, so that the opposite key leads back. */
const visited = new WeakMap<SVGGElement, { left?: SVGGElement; right?: SVGGElement }>();

/**
 * The node that a key leads to: the arrows along a line to the left or right, or to the node above or below; Home and End to
 * the first and the last one. Undefined for other keys, and where there is no node.
 */
export function moveByKeys(
  nodes: readonly SVGGElement[],
  node: SVGGElement,
  key: string,
): SVGGElement | undefined {
  switch (key) {
    case 'ArrowLeft':
      return along(nodes, node, 'left');
    case 'ArrowRight':
      return along(nodes, node, 'right');
    case 'ArrowUp':
      return nodes[Number.parseInt(node.dataset['up'] ?? '', 10)];
    case 'ArrowDown':
      return nodes[Number.parseInt(node.dataset['down'] ?? '', 10)];
    case 'Home':
      return nodes[0];
    case 'End':
      return nodes.at(-1);
    default:
      return undefined;
  }
}

function along(
  nodes: readonly SVGGElement[],
  node: SVGGElement,
  direction: 'left' | 'right',
): SVGGElement | undefined {
  const candidates = (node.dataset[direction] ?? '').split(' ').flatMap((number) => {
    const candidate = nodes[Number.parseInt(number, 10)];
    return candidate === undefined ? [] : [candidate];
  });
  const last = visited.get(node)?.[direction];
  const next = last !== undefined && candidates.includes(last) ? last : candidates[0];
  if (next === undefined) return undefined;
  const back = direction === 'left' ? 'right' : 'left';
  visited.set(next, { ...visited.get(next), [back]: node });
  return next;
}
