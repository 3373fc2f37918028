import { skipSpace, skipString, skipValue } from './skipJson';
import type { SyntaxNode } from './syntaxNode';

/**
 * The tree of a text that is known to be valid JSON. Nodes come into being when somebody looks at them: a
 * document without findings needs none, and one with a few needs those on the way to them.
 */
export function lazyTree(text: string): SyntaxNode {
  const offset = skipSpace(text, 0);
  // Nothing but white space stands behind the one value of a valid text.
  return new LazyNode(text, typeAt(text, offset), offset, text.trimEnd().length, undefined);
}

class LazyNode implements SyntaxNode {
  readonly type: SyntaxNode['type'];
  readonly offset: number;
  readonly length: number;
  readonly parent: LazyNode | undefined;
  readonly #text: string;
  #children: readonly LazyNode[] | undefined;
  #value: unknown;

  constructor(
    text: string,
    type: SyntaxNode['type'],
    offset: number,
    end: number,
    parent: LazyNode | undefined,
  ) {
    this.#text = text;
    this.type = type;
    this.offset = offset;
    this.length = end - offset;
    this.parent = parent;
  }

  get value(): unknown {
    if (this.type === 'object' || this.type === 'array' || this.type === 'property') return undefined;
    // Always the same string for a name, so that long ones need not be compared letter by letter.
    return (this.#value ??= this.#readValue());
  }

  #readValue(): unknown {
    const source = this.#text.slice(this.offset, this.offset + this.length);
    if (this.type === 'string' && !source.includes('\\')) return source.slice(1, -1);
    const value: unknown = JSON.parse(source);
    return value;
  }

  get children(): readonly SyntaxNode[] | undefined {
    this.#children ??= this.#findChildren();
    return this.type === 'object' || this.type === 'array' || this.type === 'property'
      ? this.#children
      : undefined;
  }

  #findChildren(): readonly LazyNode[] {
    if (this.type === 'object') return this.#members(() => this.#property(this.#cursor));
    if (this.type === 'array') return this.#members(() => this.#child(this.#cursor));
    if (this.type === 'property') return this.#keyAndValue();
    return [];
  }

  /** Where the next child begins while children are looked for. */
  #cursor = 0;

  #members(next: () => LazyNode): readonly LazyNode[] {
    const members: LazyNode[] = [];
    this.#cursor = skipSpace(this.#text, this.offset + 1);
    for (;;) {
      const code = this.#text.charCodeAt(this.#cursor);
      if (code === 0x7d || code === 0x5d) return members;
      if (code === 0x2c) this.#cursor = skipSpace(this.#text, this.#cursor + 1);
      const member = next();
      members.push(member);
      this.#cursor = skipSpace(this.#text, member.offset + member.length);
    }
  }

  #property(offset: number): LazyNode {
    const end = skipValue(this.#text, this.#valueOffset(offset));
    return new LazyNode(this.#text, 'property', offset, end, this);
  }

  #child(offset: number): LazyNode {
    return new LazyNode(this.#text, typeAt(this.#text, offset), offset, skipValue(this.#text, offset), this);
  }

  #keyAndValue(): readonly LazyNode[] {
    const value = this.#valueOffset(this.offset);
    const key = new LazyNode(this.#text, 'string', this.offset, skipString(this.#text, this.offset), this);
    return [key, new LazyNode(this.#text, typeAt(this.#text, value), value, this.offset + this.length, this)];
  }

  /** Where the value of the property at `offset` begins. */
  #valueOffset(offset: number): number {
    const colon = skipSpace(this.#text, skipString(this.#text, offset));
    return skipSpace(this.#text, colon + 1);
  }
}

function typeAt(text: string, offset: number): SyntaxNode['type'] {
  switch (text[offset]) {
    case '{':
      return 'object';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
      return 'boolean';
    case 'n':
      return 'null';
    default:
      return 'number';
  }
}
