import { once } from '#schemas/once';
import type { Kind } from '#schemas/kinds';
import type { FoldedKey } from '#service/document/foldedKeys';
import type { JsonPath } from '#schemas/jsonPath';
import { pathOfNode } from '#service/document/locate';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { byteLengthOf } from '#service/document/byteLength';
import type { Detection } from '#service/document/kindDetection';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxProblem } from '#service/document/syntaxTree';
import { referenceNameOf, unfitValues, type UnfitValue } from '#service/oci/annotationValues';
import { contentOf, type DocumentContent } from '#service/oci/documentContent';
import type { LayoutPlace } from '#service/layout/layout';
import type { Neighbors } from '#service/neighbors/neighbors';
import type { Policy } from './policy';
import { repeated } from './repeated';

/** A property name that an object holds more than once, by path. */
export interface DuplicateProperty {
  /** The path of the property; the object's own path and the name. */
  readonly path: JsonPath;
  /** How often the name stands there. */
  readonly count: number;
  /** Whether the object is in a property that is repeated itself, so that a path does not tell which copy is meant. */
  readonly isInsideRepetition: boolean;
}

/** What is known of the files around a document. */
export interface Surroundings {
  /** The layout that the document is part of; undefined where none is known. */
  readonly layout?: LayoutPlace | undefined;
  /** The files beside a document that is not part of a layout; undefined where they are not known. */
  readonly neighbors?: Neighbors | undefined;
}

/** Everything that a rule may look at: the content of a document, and what is known of its text and of the project. */
export interface RuleContext<K extends Kind = Kind> extends DocumentContent<K> {
  /** The digests that more than one descriptor has; counted once, when first asked for. */
  readonly repeatedDigests: () => ReadonlySet<string>;
  /** The values of `org.opencontainers.image.ref.name` that more than one descriptor has. */
  readonly repeatedRefNames: () => ReadonlySet<string>;
  /** The annotations and labels whose values do not have the form that their keys ask for. */
  readonly unfitAnnotations: () => readonly UnfitValue[];
  /** What people chose, as far as rules depend on it. */
  readonly policy: Pick<Policy, 'specification' | 'consumers' | 'requiredAnnotations'>;
  /** The ids of all rules; a rule cannot import the list that it is in. */
  readonly ruleIds: () => readonly string[];
  /** The layout that the document is part of; undefined where none is known. */
  readonly layout: LayoutPlace | undefined;
  /** The files beside a document that is not part of a layout; undefined where they are not known. */
  readonly neighbors: Neighbors | undefined;
  /** How the kind of the document was found. */
  readonly kindIsBy: Detection['by'];
  /** What the document is in place of what it must be by its name or its pin. That is the one finding about it then. */
  readonly kindInstead: Kind | undefined;
  readonly syntaxProblems: readonly SyntaxProblem[];
  readonly foldedKeys: readonly FoldedKey[];
  readonly duplicates: readonly DuplicateProperty[];
  /** The file name of the document, for rules about well-known files; may be empty. */
  readonly fileName: string;
  /** Length of the document in UTF-16 code units. */
  readonly length: number;
  /** Length of the document in bytes of UTF-8, counted when asked for. */
  readonly byteLength: () => number;
}

/** Builds the context for one document. */
export function createRuleContext(
  document: ParsedDocument,
  model: Model,
  policy: Policy,
  { layout, neighbors }: Surroundings = {},
  ruleIds: () => readonly string[] = () => [],
): RuleContext {
  const content = contentOf(document, model, policy.catalogue);
  // Member by member: an object that is spread is several times slower to read, and every rule reads this one.
  return {
    kind: content.kind,
    model: content.model,
    descriptors: content.descriptors,
    annotations: content.annotations,
    platforms: content.platforms,
    shapeIssues: content.shapeIssues,
    classification: content.classification,
    catalogue: content.catalogue,
    rawValue: content.rawValue,
    numberText: content.numberText,
    repeatedDigests: once(() => repeated(model.descriptors.map(({ value }) => value.digest))),
    repeatedRefNames: once(() => repeated(model.descriptors.map(referenceNameOf))),
    unfitAnnotations: once(() => unfitValues(model.annotations, policy.catalogue)),
    policy,
    ruleIds,
    layout,
    neighbors,
    kindIsBy: document.detection?.by ?? 'shape',
    kindInstead: document.detection?.instead,
    syntaxProblems: document.syntax.problems,
    foldedKeys: model.foldedKeys,
    duplicates: duplicatesIn(document),
    fileName: document.address.slice(document.address.lastIndexOf('/') + 1),
    length: document.text.length,
    byteLength: () => byteLengthOf(document),
  };
}

function duplicatesIn({ duplicates }: ParsedDocument): readonly DuplicateProperty[] {
  const repeated = new Set(duplicates.flatMap(({ occurrences }) => occurrences));
  const objects = new Map<SyntaxNode, Pick<DuplicateProperty, 'path' | 'isInsideRepetition'>>();
  return duplicates.map(({ object, key, occurrences }) => {
    let place = objects.get(object);
    if (place === undefined) {
      place = { path: pathOfNode(object), isInsideRepetition: hasAncestorIn(object, repeated) };
      objects.set(object, place);
    }
    return { ...place, path: [...place.path, key], count: occurrences.length };
  });
}

function hasAncestorIn(node: SyntaxNode, nodes: ReadonlySet<SyntaxNode>): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) if (nodes.has(parent)) return true;
  return false;
}
