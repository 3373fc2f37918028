import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { schemaByKind } from '#schemas/kinds';
import type { Meaning } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { grouped } from '#schemas/prose';
import { decodedLength } from '#schemas/values/base64';
import { printable } from '#schemas/printable';
import { humanSize } from './byteSize';
import { fullLayerName, layerName, numberLayers, type LayerNumbers } from './layerNumbers';
import { memberOf, type SchemaMember } from './schemaFields';
import { shorten } from './displayNames';
import { otherArchitecture, otherOs, otherVariant } from './platformAliases';

/** The kinds of hint, each of which can be switched off. */
export interface HintKinds {
  /** Sizes in units that people read. */
  readonly sizes: boolean;
  /** Which layer of the root filesystem something is. */
  readonly layers: boolean;
  /** The name that clients compare with, beside another one. */
  readonly aliases: boolean;
  /** The length of embedded content. */
  readonly data: boolean;
}

/**
 * The hints within a range (UTF-16 code units): behind values what they amount to, before layers and steps of the
 * history which layer they are. Only what lies in the range is looked at.
 */
export function inlayHints(
  document: ParsedDocument,
  range: Range,
  kinds: HintKinds,
  catalogue: Catalogue,
): InlayHint[] {
  const { model, source, syntax } = document;
  if (model === undefined || syntax.root === undefined) return [];
  const start = source.offsetAt(range.start);
  const end = source.offsetAt(range.end);
  const facts = new DocumentFacts(model, document.value, catalogue);
  const hints: InlayHint[] = [];
  const walk = (value: HintedValue): void => {
    const { node } = value;
    const isMember = value.index !== undefined;
    const offset = isMember ? node.offset : node.offset + node.length;
    const rule = hintRules.find(({ meaning, member }) => value.meaning === meaning && isMember === member);
    if (rule !== undefined && kinds[rule.kind] && start <= offset && offset <= end) {
      const found = rule.hint(value, facts);
      if (found !== undefined) {
        hints.push({
          label: printable(found.label),
          position: source.positionAt(offset),
          ...(isMember ? { paddingRight: true } : { paddingLeft: true }),
          ...(found.tooltip === undefined ? {} : { tooltip: found.tooltip }),
        });
      }
    }
    for (const [index, below] of (node.children ?? []).entries()) {
      if (below.offset > end) break;
      if (below.offset + below.length < start) continue;
      const next = valueBelow(value, below, index);
      if (next !== undefined) walk(next);
    }
  };
  walk({
    node: syntax.root,
    path: [],
    schema: schemaByKind[model.kind],
    meaning: undefined,
    index: undefined,
  });
  return hints;
}

/** A value of the document, and what the schema says of it. */
interface HintedValue {
  readonly node: SyntaxNode;
  readonly path: JsonPath;
  readonly schema: SchemaMember['schema'];
  /** What the value stands for or, for a member of a list, what the list stands for. */
  readonly meaning: Meaning | undefined;
  /** The index of a member of a list; undefined for every other value. */
  readonly index: number | undefined;
}

/** The element or property `below` of a container; undefined where the schema says nothing about it. */
function valueBelow(
  { node, path, schema, meaning }: HintedValue,
  below: SyntaxNode,
  index: number,
): HintedValue | undefined {
  const inList = node.type === 'array';
  const value = inList ? below : below.children?.[1];
  const segment = inList ? index : below.children?.[0]?.value;
  if (value === undefined || (typeof segment !== 'number' && typeof segment !== 'string')) return undefined;
  const member = memberOf(schema, segment);
  if (member === undefined) return undefined;
  return {
    node: value,
    path: [...path, segment],
    schema: member.schema,
    meaning: inList ? (member.meaning ?? meaning) : member.meaning,
    index: inList ? index : undefined,
  };
}

/** What hints need to know of the whole document, found out when the first of them asks. */
class DocumentFacts {
  readonly catalogue: Catalogue;
  readonly root: unknown;
  readonly #model: Model;
  #layers: { readonly numbers: LayerNumbers | undefined } | undefined;

  constructor(model: Model, root: unknown, catalogue: Catalogue) {
    this.#model = model;
    this.root = root;
    this.catalogue = catalogue;
  }

  get layers(): LayerNumbers | undefined {
    this.#layers ??= { numbers: numberLayers(this.#model, this.catalogue) };
    return this.#layers.numbers;
  }
}

interface Hint {
  readonly label: string;
  readonly tooltip?: string;
}

interface HintRule {
  readonly kind: keyof HintKinds;
  readonly meaning: Meaning;
  /** True when the hint is for the members of a list; it then appears before them. */
  readonly member: boolean;
  readonly hint: (value: HintedValue, facts: DocumentFacts) => Hint | undefined;
}

const hintRules: readonly HintRule[] = [
  {
    kind: 'sizes',
    meaning: 'size',
    member: false,
    hint({ node: { value } }) {
      if (typeof value !== 'number' || value < 1024) return undefined;
      return { label: humanSize(value), tooltip: `${grouped(value)} bytes` };
    },
  },
  {
    kind: 'data',
    meaning: 'base64',
    member: false,
    hint({ node: { value } }) {
      const length = typeof value === 'string' && value !== '' ? decodedLength(value) : undefined;
      return length === undefined ? undefined : { label: humanSize(length) };
    },
  },
  {
    kind: 'layers',
    meaning: 'layers',
    member: true,
    hint({ index = -1 }, { layers }) {
      const number = layers?.byIndex.get(index);
      return layers === undefined || number === undefined
        ? undefined
        : { label: fullLayerName(number, layers) };
    },
  },
  {
    kind: 'layers',
    meaning: 'diff-id',
    member: true,
    hint({ index = -1 }, { layers, root }) {
      const number = layers?.byIndex.get(index);
      if (layers === undefined || number === undefined) return undefined;
      const step = layers.stepByLayer.get(number);
      const command = step === undefined ? undefined : valueAt(root, ['history', step, 'created_by']);
      return {
        label: layerName(number, layers),
        ...(typeof command === 'string' && command !== '' ? { tooltip: shorten(command, 300) } : {}),
      };
    },
  },
  {
    kind: 'layers',
    meaning: 'history',
    member: true,
    hint({ index = -1 }, { layers }) {
      if (layers === undefined || layers.bySteps.length === 0) return undefined;
      const number = layers.bySteps[index];
      return { label: number === undefined ? 'no layer' : layerName(number, layers) };
    },
  },
  {
    kind: 'aliases',
    meaning: 'architecture',
    member: false,
    hint: ({ node }, { catalogue }) => equals(otherArchitecture(node.value, catalogue)),
  },
  {
    kind: 'aliases',
    meaning: 'os',
    member: false,
    hint: ({ node }, { catalogue }) => equals(otherOs(node.value, catalogue)),
  },
  {
    kind: 'aliases',
    meaning: 'variant',
    member: false,
    hint({ node, path }, { catalogue, root }) {
      const architecture = valueAt(root, [...path.slice(0, -1), 'architecture']);
      return equals(otherVariant(architecture, node.value, catalogue));
    },
  },
];

function equals(name: string | undefined): Hint | undefined {
  return name === undefined ? undefined : { label: `= ${name}` };
}
