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
