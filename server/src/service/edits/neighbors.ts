import { valueNode, type SyntaxNode } from '#service/document/syntaxNode';
import { paddingOf, type Formatting, type Layout } from './formatting';

type ContainerType = 'object' | 'array';

/** A container with more members is judged by its first ones: each insertion looks at them again. */
const fewMembers = 16;

/** How values are written at the places of a document: as what is beside them, on one line or spread over several. */
export class NeighborStyles {
  readonly #text: string;
  readonly #layout: Layout;

  constructor(text: string, layout: Layout) {
    this.#text = text;
    this.#layout = layout;
  }

  /** How an object or array is written or, while it is empty, would be. */
  of(container: SyntaxNode): Formatting {
    if (hasMembers(container))
      return this.#isOnOneLine(container) ? this.#onOneLine(container) : this.#spread(container);
    const holder = holderOf(container);
    return holder === undefined || !isContainer(container)
      ? this.#layout.formatting
      : this.beside(holder, undefined, container.type);
  }

  /**
   * How a new object or array is written inside of a container.
   * @param member the member that it follows, if there is one
   */
  beside(container: SyntaxNode, member: SyntaxNode | undefined, type: ContainerType): Formatting {
    const own = this.of(container);
    if (own.indent === '') return own;
    const members = [...(member === undefined ? [] : [member]), ...firstMembers(container)];
    const neighbor = members.map(valueOf).find((value) => value?.type === type && hasMembers(value));
    return neighbor === undefined ? (own.ofItems ?? this.#layout.formatting) : this.of(neighbor);
  }

  #onOneLine(container: SyntaxNode): Formatting {
    const { formatting } = this.#layout;
    const object = objectsNear(container).find((node) => hasMembers(node) && this.#isOnOneLine(node));
    return {
      ...formatting,
      indent: '',
      inBraces: object === undefined ? formatting.inBraces : paddingOf(this.#text, object),
      inBrackets: container.type === 'array' ? paddingOf(this.#text, container) : formatting.inBrackets,
    };
  }

  #isOnOneLine({ offset, length }: SyntaxNode): boolean {
    const { formatting, lines } = this.#layout;
    return formatting.indent === '' || lines.lineAt(offset) === lines.lineAt(offset + length - 1);
  }

  /** A list of which each item is on a line of its own has more such items. */
  #spread(container: SyntaxNode): Formatting {
    const { formatting } = this.#layout;
    const [first] = container.type === 'array' ? firstMembers(container) : [];
    if (first === undefined || !hasMembers(first)) return formatting;
    const ofItems = this.of(first);
    return ofItems.indent === '' ? { ...formatting, ofItems } : formatting;
  }
}

/** The objects that tell how one is written inside of a container, the nearest first. */
function objectsNear(container: SyntaxNode): readonly SyntaxNode[] {
  let outer: SyntaxNode | undefined = container;
  while (outer !== undefined && outer.type !== 'object') outer = holderOf(outer);
  const [first] = firstMembers(container);
  return [first, outer].flatMap((node) => (node?.type === 'object' ? [node] : []));
}

function isContainer(node: SyntaxNode): node is SyntaxNode & { readonly type: ContainerType } {
  return node.type === 'object' || node.type === 'array';
}

function hasMembers(node: SyntaxNode): boolean {
  return isContainer(node) && node.children?.[0] !== undefined;
}

function firstMembers(container: SyntaxNode): readonly SyntaxNode[] {
  return container.children?.slice(0, fewMembers) ?? [];
}

function valueOf(member: SyntaxNode): SyntaxNode | undefined {
  return member.type === 'property' ? valueNode(member) : member;
}

/** The object or array that a value is in; undefined for the root. */
export function holderOf({ parent }: SyntaxNode): SyntaxNode | undefined {
  return parent?.type === 'property' ? parent.parent : parent;
}
