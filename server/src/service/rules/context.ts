import type { DocumentOf, Kind } from '../../../../schemas/src/kinds';
import type { Catalogue } from '../../../../schemas/src/catalogue/catalogue';
import type { LayoutSnapshot } from '../layout/layoutSnapshot';
import type { Policy } from './policy';
import { repeated } from './repeated';
import { findValue } from '../document/locate';
import type { JsonPath } from '../document/jsonPath';
import { valueAt, type ShapeIssue, type Sound } from '../document/shape';
import type { Model, ParsedDocument } from '../document/parsedDocument';
import { classifyManifest, type Classification } from '../document/classification';
import type { SyntaxProblem } from '../document/syntaxTree';
import type { AnnotationsView, DescriptorView, PlatformView } from '../document/views';
import { pathOfNode } from '../document/locate';
import type { FoldedKey } from '../document/foldedKeys';

/** A property name that an object holds more than once, by path. */
export interface DuplicateProperty {
  /** The path of the property; the object's own path and the name. */
  readonly path: JsonPath;
  /** How often the name stands there. */
  readonly count: number;
}

/** Everything that a rule may look at. Deeply readonly, without text and offsets. */
export interface RuleContext<K extends Kind = Kind> {
  readonly kind: K;
  /** The sound part of the document; what is missing or mistyped is absent and already reported. */
  readonly model: Sound<DocumentOf<K>>;
  readonly descriptors: readonly DescriptorView[];
  readonly annotations: readonly AnnotationsView[];
  readonly platforms: readonly PlatformView[];
  /** The digests that more than one descriptor has; counted once, when first asked for. */
  readonly repeatedDigests: () => ReadonlySet<string>;
  /** Image or artifact, and why; undefined for documents that are neither. */
  readonly classification: Classification | undefined;
  readonly catalogue: Catalogue;
  /** The other files of the layout; undefined where there is none, or where its files were not read. */
  readonly layout: LayoutSnapshot | undefined;
  /** What people chose, as far as rules depend on it. */
  readonly policy: Pick<Policy, 'specification' | 'consumers' | 'requiredAnnotations'>;
  /** The ids of all rules; a rule cannot import the list that it is in. */
  readonly ruleIds: () => readonly string[];
  readonly syntaxProblems: readonly SyntaxProblem[];
  readonly shapeIssues: readonly ShapeIssue[];
  readonly foldedKeys: readonly FoldedKey[];
  readonly duplicates: readonly DuplicateProperty[];
  /** The file name of the document, for rules about well-known files; may be empty. */
  readonly fileName: string;
  /** Length of the document in UTF-16 code units. */
  readonly length: number;
  /** Length of the document in bytes of UTF-8, counted when asked for. */
  readonly byteLength: () => number;
  /** The value as it stands in the text, sound or not; undefined where there is none. */
  readonly rawValue: (path: JsonPath) => unknown;
  /** The digits of a number as they are written, which a JavaScript number may not hold. */
  readonly numberText: (path: JsonPath) => string | undefined;
}

/** Builds the context for one document. */
export function createRuleContext(
  document: ParsedDocument,
  model: Model,
  policy: Policy,
  ruleIds: () => readonly string[] = () => [],
  layout?: LayoutSnapshot,
): RuleContext {
  const { catalogue } = policy;
  return {
    kind: model.kind,
    model: model.value ?? {},
    descriptors: model.descriptors,
    annotations: model.annotations,
    platforms: model.platforms,
    repeatedDigests: once(() => repeated(model.descriptors.map(({ value }) => value.digest))),
    classification: classifyManifest(model, catalogue),
    catalogue,
    layout,
    policy,
    ruleIds,
    syntaxProblems: document.syntax.problems,
    shapeIssues: model.shapeIssues,
    foldedKeys: model.foldedKeys,
    duplicates: document.duplicates.map(({ object, key, occurrences }) => ({
      path: [...pathOfNode(object), key],
      count: occurrences.length,
    })),
    fileName: document.uri.slice(document.uri.lastIndexOf('/') + 1),
    length: document.text.length,
    byteLength: () =>
      document.syntax.survey?.ascii === true ? document.text.length : utf8Length(document.text),
    rawValue: (path) => valueAt(document.value, path),
    numberText: (path) => {
      const node = findValue(document.syntax.root, path);
      return node?.type === 'number'
        ? document.text.slice(node.offset, node.offset + node.length)
        : undefined;
    },
  };
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Both halves of a surrogate pair take two bytes each.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) length += 2;
    else if (code >= 0x80) length++;
  }
  return length;
}
