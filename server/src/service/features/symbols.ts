import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { schemaByKind } from '#schemas/kinds';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import type { DescriptorView } from '#service/document/views';
import { printable } from '#schemas/printable';
import { humanSize } from './byteSize';
import { IndexEntries } from './indexEntries';
import { memberOf, type SchemaMember } from './schemaFields';
import { shortDigest, shortMediaType, shorten } from './displayNames';

/** The longest name of a symbol that is taken from the document. */
const longestName = 80;

/**
 * The outline of a document: its properties and the members of its lists and maps, named by what they are:
 * `layers[1] · tar+gzip · 16.3 KiB`, `linux/arm64/v8 · sha256:44136fa355b3`. Descriptors are not taken apart further.
 * @param asText keeps what the client would draw in a name as it is written
 */
export function documentSymbols(
  document: ParsedDocument,
  catalogue: Catalogue,
  asText: (name: string) => string,
): DocumentSymbol[] {
  const { model, syntax } = document;
  if (model === undefined || syntax.root === undefined) return [];
  const outline = new Outline(document, model, catalogue, asText);
  return outline.below({ node: syntax.root, path: [], schema: schemaByKind[model.kind] });
}

/** A value, and its schema where there is one. */
interface OutlinedValue {
  readonly node: SyntaxNode;
  readonly path: JsonPath;
  readonly schema: SchemaMember['schema'] | undefined;
}

class Outline {
  readonly #source: ParsedDocument['source'];
  readonly #catalogue: Catalogue;
  readonly #entries: IndexEntries;
  readonly #asText: (name: string) => string;
  /** The descriptors by their paths. */
  readonly #descriptors: ReadonlyMap<string, DescriptorView>;

  constructor(
    { source }: ParsedDocument,
    model: Model,
    catalogue: Catalogue,
    asText: (name: string) => string,
  ) {
    this.#asText = asText;
    this.#source = source;
    this.#catalogue = catalogue;
    this.#entries = new IndexEntries(model, catalogue);
    this.#descriptors = new Map(model.descriptors.map((view) => [formatPath(view.path), view]));
  }

  /** The symbols of the members of an object or array. */
  below({ node, path, schema }: OutlinedValue): DocumentSymbol[] {
    return (node.children ?? []).flatMap((member, index) => {
      const inList = node.type === 'array';
      const key = inList ? undefined : member.children?.[0];
      const value = inList ? member : member.children?.[1];
      if (value === undefined) return [];
      const segment = key === undefined ? index : String(key.value);
      const schemaBelow = schema === undefined ? undefined : memberOf(schema, segment)?.schema;
      return [
        this.#symbol({ node: value, path: [...path, segment], schema: schemaBelow }, member, key ?? value),
      ];
    });
  }

  #symbol(outlined: OutlinedValue, whole: SyntaxNode, head: SyntaxNode): DocumentSymbol {
    const descriptor = isDescriptor(outlined) ? this.#descriptors.get(formatPath(outlined.path)) : undefined;
    const children = isDescriptor(outlined) ? [] : this.below(outlined);
    const start = this.#source.positionAt(head.offset);
    const name =
      descriptor === undefined ? nameOf(outlined) : this.#nameOfDescriptor(outlined.path, descriptor);
    return {
      // Editors refuse symbols without a name.
      name: this.#asText(printable(name)) || '""',
      kind: symbolKinds[outlined.node.type] ?? SymbolKind.Null,
      range: {
        start: this.#source.positionAt(whole.offset),
        end: this.#source.positionAt(whole.offset + whole.length),
      },
      selectionRange: { start, end: start },
      ...(children.length === 0 ? {} : { children }),
    };
  }

  #nameOfDescriptor(path: JsonPath, descriptor: DescriptorView): string {
    const { mediaType, digest, size } = descriptor.value;
    const known = descriptor.role === 'manifest' ? this.#entries.nameOf(descriptor) : undefined;
    const parts =
      known === undefined
        ? [
            baseName(path),
            mediaType && shorten(shortMediaType(mediaType, this.#catalogue), longestName),
            size !== undefined && size >= 0 ? humanSize(size) : undefined,
          ]
        : [known, digest && shortDigest(digest)];
    return parts.filter((part) => part !== undefined && part !== '').join(' · ');
  }
}

function isDescriptor({ node, schema }: OutlinedValue): boolean {
  if (node.type !== 'object' || schema === undefined) return false;
  return memberOf(schema, 'digest')?.meaning === 'digest' && memberOf(schema, 'mediaType') !== undefined;
}

/** The name of what is not a descriptor, with its value where that is short. */
function nameOf({ node, path }: OutlinedValue): string {
  const name = baseName(path);
  const value = shorten(textOf(node) ?? '', longestName);
  return value === '' ? name : `${name} · ${value}`;
}

/** The value of a scalar, and of a step of the history its command. */
function textOf({ type, value, children }: SyntaxNode): string | undefined {
  if (type === 'array') return undefined;
  if (type !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  const command = children?.find((property) => property.children?.[0]?.value === 'created_by')?.children?.[1];
  return typeof command?.value === 'string' ? command.value : undefined;
}

/** `config`, or `layers[1]` for the member of a list. */
function baseName(path: JsonPath): string {
  const last = path.at(-1);
  if (typeof last === 'number') return formatPath(path.slice(-2));
  // Editors refuse symbols without a name.
  return shorten(last ?? '', longestName) || '""';
}

const symbolKinds: Readonly<Partial<Record<SyntaxNode['type'], SymbolKind>>> = {
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
};
