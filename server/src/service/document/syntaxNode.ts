import type { NodeType } from 'jsonc-parser';

/** A node of the syntax tree: offsets and lengths count UTF-16 code units of the text. */
export interface SyntaxNode {
  readonly type: NodeType;
  readonly offset: number;
  readonly length: number;
  readonly value?: unknown;
  readonly children?: readonly SyntaxNode[] | undefined;
  readonly parent?: SyntaxNode | undefined;
}

/** The node of a property's name; undefined where the node is not a property. */
export function keyNode(property: SyntaxNode): SyntaxNode | undefined {
  return property.type === 'property' ? property.children?.[0] : undefined;
}

/** A property's name; undefined where the node is not a property. */
export function nameOf(property: SyntaxNode): string | undefined {
  const name = keyNode(property)?.value;
  return typeof name === 'string' ? name : undefined;
}

/** The node of a property's value; undefined while it is still being typed. */
export function valueNode(property: SyntaxNode): SyntaxNode | undefined {
  return property.type === 'property' ? property.children?.[1] : undefined;
}
