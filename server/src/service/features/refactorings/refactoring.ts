import type { Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { isWithin } from '#schemas/jsonPath';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import type { EditOperation } from '#service/edits/operations';
import type { LayoutPlace } from '#service/layout/layout';
import type { Policy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import type { Neighbors } from '#service/neighbors/neighbors';

/** What a refactoring looks at. */
export interface RefactoringContext {
  readonly document: ParsedDocument;
  readonly model: Model;
  readonly policy: Policy;
  /** All rules, since some of their fixes are offered as refactorings too. */
  readonly rules: readonly Rule[];
  /** The layout that the document is part of. */
  readonly layout: LayoutPlace | undefined;
  /** The files beside a document that is not part of a layout. */
  readonly neighbors: Neighbors | undefined;
  /** The path of the key or value at the cursor; empty between the root's members and outside of the root. */
  readonly path: JsonPath;
}

/** A change that is offered, or the reason why it cannot be made although people may look for it. */
export type Proposal =
  | { readonly title: string; readonly operations: readonly EditOperation[] }
  | { readonly title: string; readonly disabled: string };

/** A change of form that keeps the meaning, or says in its title what it does not keep. */
export interface Refactoring {
  /** The kinds of document that it changes. */
  readonly kinds: readonly Kind[];
  /** True when it has to see the whole document, and so is not offered while the JSON breaks off. */
  readonly whole: boolean;
  propose(context: RefactoringContext): Iterable<Proposal>;
}

/** Tells whether the cursor is at the root, or at one of the named members of the root itself. */
export function isAtRoot({ path }: RefactoringContext, ...members: readonly string[]): boolean {
  return path.length === 0 || (path.length === 1 && members.includes(String(path[0])));
}

/** The descriptor that the cursor is in, between its members or at one of them; not deeper inside. */
export function descriptorAtCursor({ model, path }: RefactoringContext): DescriptorView | undefined {
  return model.descriptors.find(
    (descriptor) => isWithin(path, descriptor.path) && path.length <= descriptor.path.length + 1,
  );
}
