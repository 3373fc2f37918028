import type { ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { parseSyntax } from '#service/document/syntaxTree';

/** A value of a document as it is written there, with its comments, digits and white space. */
export class CopiedValue {
  readonly #text: string;
  readonly #indent: string;

  private constructor(text: string, indent: string) {
    this.#text = text;
    this.#indent = indent;
  }

  /**
   * The value of a node. Undefined where its text cannot stand elsewhere, such as that of an object that is not closed.
   * @param indent the indentation of the line that it begins on
   */
  static of(
    { text, syntax }: Pick<ParsedDocument, 'text' | 'syntax'>,
    { offset, length }: SyntaxNode,
    indent: string,
  ): CopiedValue | undefined {
    const copied = text.slice(offset, offset + length);
    return syntax.complete || parseSyntax(copied).complete ? new CopiedValue(copied, indent) : undefined;
  }

  /** The text for a line with this indentation: all lines but the first are moved by as much as that one. */
  printed(indent: string): string {
    const own = this.#indent;
    if (own === indent) return this.#text;
    const [first = '', ...others] = this.#text.split('\n');
    const moved = others.map((line) => (line.startsWith(own) ? indent + line.slice(own.length) : line));
    return [first, ...moved].join('\n');
  }
}
