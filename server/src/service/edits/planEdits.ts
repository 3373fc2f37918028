import { findProperty, findValue, placeOf, propertiesSpelled } from '#service/document/locate';
import type { JsonPath } from '#schemas/jsonPath';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { keyNode, type SyntaxNode } from '#service/document/syntaxNode';
import { CopiedValue } from './copiedValue';
import { layoutOf, printContent, printValue, type Formatting } from './formatting';
import type { Lines } from './lines';
import { gapWithin } from './gaps';
import { insertionEdits } from './insertions';
import { holderOf, NeighborStyles } from './neighbors';
import type { EditOperation, JsonValue, OffsetEdit, Removal } from './operations';
import { overwrites, propertiesToRemove } from './overwriting';
import { removalEdits } from './removal';
import { endOfContent, standsByUnread } from './unread';
import { withSpace } from './wholeLines';

type EditableDocument = Pick<ParsedDocument, 'text' | 'syntax'>;

/**
 * Turns operations into the smallest text edits that carry them out: sorted, not overlapping, and leaving
 * every other byte as it is. Undefined when an operation names something that the document has not, would overwrite a
 * property with another one, or would remove a member together with text that the parser could not read.
 * @param style what is written otherwise than the text tells
 */
export function planEdits(
  document: EditableDocument,
  operations: readonly EditOperation[],
  style: Partial<Formatting> = {},
): OffsetEdit[] | undefined {
  if (overwrites(document.syntax.root, operations)) return undefined;
  const plan = new EditPlan(document, style);
  for (const operation of operations) if (!plan.add(operation)) return undefined;
  return plan.edits();
}

/** Applies edits as `planEdits` makes them to a text. */
export function applyOffsetEdits(text: string, edits: readonly OffsetEdit[]): string {
  let result = '';
  let end = 0;
  for (const edit of edits) {
    result += text.slice(end, edit.offset) + edit.text;
    end = edit.offset + edit.length;
  }
  return result + text.slice(end);
}

/** A value to write, which is plain data or stands in the document already. */
type NewValue = JsonValue | CopiedValue;

function printed(value: NewValue, style: Formatting, indent: string): string {
  return value instanceof CopiedValue ? value.printed(indent) : printValue(value, style, indent);
}

/** What is to happen to the members of one object or array; commas are settled for all of them together. */
interface ContainerPlan {
  readonly container: SyntaxNode;
  readonly removed: Set<SyntaxNode>;
  /** New members by the member that they follow; undefined stands for the beginning. */
  readonly inserted: { readonly after: SyntaxNode | undefined; readonly print: (indent: string) => string }[];
}

class EditPlan {
  readonly #document: EditableDocument;
  readonly #formatting: Formatting;
  readonly #lines: Lines;
  readonly #styles: NeighborStyles;
  readonly #replacements: OffsetEdit[] = [];
  readonly #containers = new Map<SyntaxNode, ContainerPlan>();
  #removedPath: JsonPath | undefined;
  #removedFrom: SyntaxNode | undefined;

  constructor(document: EditableDocument, style: Partial<Formatting>) {
    this.#document = document;
    const { formatting, lines } = layoutOf(document);
    this.#formatting = { ...formatting, ...style };
    this.#lines = lines;
    this.#styles = new NeighborStyles(document.text, { formatting: this.#formatting, lines });
  }

  add(operation: EditOperation): boolean {
    switch (operation.op) {
      case 'set':
        return this.#set(operation.path, operation.value, operation.after ?? []);
      case 'copy':
        return this.#copy(operation.path, operation.from, operation.after ?? []);
      case 'insert':
        return this.#insert(operation.path, operation.value);
      case 'set-number':
        return this.#replace(findValue(this.#document.syntax.root, operation.path), operation.digits);
      case 'wrap-in-array':
        return this.#wrapInArray(operation.path);
      case 'remove':
        return this.#remove(operation);
      case 'rename':
        return this.#rename(operation.path, operation.name);
      case 'reorder':
        return this.#reorder(operation.path, operation.order);
      case 'delete-problem':
        return this.#deleteProblem(operation.problem);
    }
  }

  edits(): OffsetEdit[] {
    const edits = [...this.#replacements];
    for (const plan of this.#containers.values()) edits.push(...this.#settle(plan));
    edits.sort((a, b) => a.offset - b.offset || b.length - a.length);
    return withoutSwallowed(edits).sort((a, b) => a.offset - b.offset || a.length - b.length);
  }

  #copy(path: JsonPath, from: JsonPath, after: readonly string[]): boolean {
    const node = findValue(this.#document.syntax.root, from);
    const copied = node && CopiedValue.of(this.#document, node, this.#lines.indentAt(node.offset));
    return copied !== undefined && this.#set(path, copied, after);
  }

  #set(path: JsonPath, value: NewValue, after: readonly string[]): boolean {
    const { root } = this.#document.syntax;
    const present = findValue(root, path);
    if (present !== undefined) {
      const indent = this.#lines.indentAt(present.offset);
      return this.#replace(present, printed(value, this.#styleInstead(present, value), indent));
    }
    const parent = findValue(root, path.slice(0, -1));
    const name = path.at(-1);
    if (parent === undefined || name === undefined) return false;
    if (typeof name === 'number') return this.#append(parent, name, value);
    if (parent.type !== 'object') return false;
    const anchor = [...after]
      .reverse()
      .map((key) => findProperty(parent, key))
      .find((found) => found !== undefined);
    const follows = after.length === 0 ? parent.children?.at(-1) : anchor?.property;
    this.#planFor(parent).inserted.push({
      after: follows,
      print: (indent) => {
        const style = this.#styleBeside(parent, follows, value);
        return `${JSON.stringify(name)}:${style.afterColon}${printed(value, style, indent)}`;
      },
    });
    return true;
  }

  #append(parent: SyntaxNode, index: number, value: NewValue): boolean {
    if (parent.type !== 'array') return false;
    const count = parent.children?.length ?? 0;
    if (index !== count + this.#planFor(parent).inserted.length) return false;
    return this.#insertItem(parent, count, value);
  }

  #insert(path: JsonPath, value: JsonValue): boolean {
    const parent = findValue(this.#document.syntax.root, path.slice(0, -1));
    const index = path.at(-1);
    if (parent?.type !== 'array' || typeof index !== 'number') return false;
    return this.#insertItem(parent, index, value);
  }

  #insertItem(array: SyntaxNode, index: number, value: NewValue): true {
    const follows = array.children?.[index - 1];
    this.#planFor(array).inserted.push({
      after: follows,
      print: (indent) => printed(value, this.#styleBeside(array, follows, value), indent),
    });
    return true;
  }

  /** How a value is written in place of one that has members, or else beside its neighbors. */
  #styleInstead(present: SyntaxNode, value: NewValue): Formatting {
    if (present.children?.[0] !== undefined) return this.#styles.of(present);
    const holder = holderOf(present);
    return holder === undefined ? this.#formatting : this.#styleBeside(holder, undefined, value);
  }

  #styleBeside(container: SyntaxNode, follows: SyntaxNode | undefined, value: NewValue): Formatting {
    if (typeof value !== 'object' || value === null || value instanceof CopiedValue) return this.#formatting;
    return this.#styles.beside(container, follows, Array.isArray(value) ? 'array' : 'object');
  }

  #replace(node: SyntaxNode | undefined, text: string): boolean {
    if (node === undefined) return false;
    this.#replacements.push({ offset: node.offset, length: node.length, text });
    return true;
  }

  #wrapInArray(path: JsonPath): boolean {
    const node = findValue(this.#document.syntax.root, path);
    if (node === undefined) return false;
    this.#replacements.push(
      { offset: node.offset, length: 0, text: '[' },
      { offset: node.offset + node.length, length: 0, text: ']' },
    );
    return true;
  }

  #remove(removal: Removal): boolean {
    const { path } = removal;
    // Operations that leave one of many occurrences have the path in common.
    if (path !== this.#removedPath)
      this.#removedFrom = findValue(this.#document.syntax.root, path.slice(0, -1));
    this.#removedPath = path;
    const parent = this.#removedFrom;
    const name = path.at(-1);
    if (parent === undefined || name === undefined) return false;
    const members = membersAt(parent, name, removal);
    const last = members.at(-1);
    if (last === undefined) return false;
    if (
      !this.#document.syntax.complete &&
      members.some((member) => standsByUnread(this.#document.text, parent, member))
    )
      return false;
    const { removed } = this.#planFor(parent);
    if (!removed.has(last)) for (const member of members) removed.add(member);
    return true;
  }

  #rename(path: JsonPath, name: string): boolean {
    const parent = findValue(this.#document.syntax.root, path.slice(0, -1));
    const present = path.at(-1);
    if (parent === undefined || typeof present !== 'string') return false;
    // Of duplicates all: each would be read under the old name once the others have the new one.
    const keys = propertiesSpelled(parent, present).map(keyNode);
    return keys.length > 0 && keys.every((key) => this.#replace(key, JSON.stringify(name)));
  }

  #reorder(path: JsonPath, order: readonly number[]): boolean {
    const members = findValue(this.#document.syntax.root, path)?.children;
    if (members === undefined || !isPermutation(order, members.length)) return false;
    const texts = members.map(({ offset, length }) => this.#document.text.slice(offset, offset + length));
    for (const [to, member] of members.entries()) {
      const from = order[to] ?? to;
      if (from !== to) this.#replace(member, texts[from] ?? '');
    }
    return true;
  }

  #deleteProblem(index: number): boolean {
    const problem = this.#document.syntax.problems[index];
    if (problem === undefined) return false;
    this.#replacements.push(withSpace(this.#document.text, problem.offset, problem.offset + problem.length));
    return true;
  }

  #planFor(container: SyntaxNode): ContainerPlan {
    let plan = this.#containers.get(container);
    if (plan === undefined)
      this.#containers.set(container, (plan = { container, removed: new Set(), inserted: [] }));
    return plan;
  }

  /** Removals and insertions of one container as edits with the right commas. */
  #settle({ container, removed, inserted }: ContainerPlan): OffsetEdit[] {
    const members = container.children ?? [];
    if (members.length === 0 && inserted.length === 0) return [];
    const first = members.find((member) => !removed.has(member));
    if (first === undefined && inserted.length > 0) return [this.#replaceAll(container, inserted)];
    const edits = removalEdits(this.#document.text, container, removed);
    if (first === undefined) return edits;
    const indent = this.#lines.indentAt(first.offset);
    const glue = this.#beginsOnNextLine(container)
      ? this.#formatting.lineBreak + indent
      : this.#formatting.afterColon;
    const insertions = inserted.map(({ after, print }) => ({
      anchor: lastKept(container, removed, after),
      content: print(indent),
    }));
    return [...edits, ...insertionEdits(this.#document.text, { container, removed, glue }, insertions)];
  }

  /** Rewrites what is between a container's brackets, behind the comments in one that was empty. */
  #replaceAll(container: SyntaxNode, inserted: ContainerPlan['inserted']): OffsetEdit {
    const end = endOfContent(this.#document.text, container);
    const range = { offset: container.offset + 1, length: end - container.offset - 1 };
    const type = container.type === 'array' ? 'array' : 'object';
    const style = this.#styles.of(container);
    const outer = this.#lines.indentAt(container.offset);
    const content = inserted.map(({ print }) => print(outer + style.indent));
    const comment = isEmpty(container)
      ? gapWithin(this.#document.text, container).comments.at(-1)
      : undefined;
    if (comment !== undefined) return this.#fillBehind(comment.end, end, content, style.indent);
    return { ...range, text: printContent(type, content, style, outer) };
  }

  /** Writes members behind the comments in a container that has none, up to its closing bracket: on lines of their own, unless all is on one. */
  #fillBehind(from: number, to: number, content: readonly string[], step: string): OffsetEdit {
    const { text } = this.#document;
    const isOnOneLine = this.#lines.lineAt(from) === this.#lines.lineAt(to);
    const outer = this.#lines.indentAt(to);
    const glue = isOnOneLine ? ' ' : `${this.#formatting.lineBreak}${outer}${step}`;
    const ending = isOnOneLine ? text.slice(from, to) : `${this.#formatting.lineBreak}${outer}`;
    return { offset: from, length: to - from, text: `${glue}${content.join(`,${glue}`)}${ending}` };
  }

  #beginsOnNextLine(container: SyntaxNode): boolean {
    const first = container.children?.[0];
    return first !== undefined && this.#lines.lineAt(container.offset) < this.#lines.lineAt(first.offset);
  }
}

function isEmpty({ children = [] }: SyntaxNode): boolean {
  return children.length === 0;
}

function membersAt(parent: SyntaxNode, name: string | number, removal: Removal): readonly SyntaxNode[] {
  if (typeof name === 'number')
    return (parent.type === 'array' && parent.children?.slice(name, name + 1)) || [];
  return propertiesToRemove(parent, name, removal);
}

function isPermutation(order: readonly number[], length: number): boolean {
  return order.length === length && [...order].sort((a, b) => a - b).every((place, index) => place === index);
}

/** The member that an insertion follows: the one that it was planned for or, if that goes, the last before it that stays. */
function lastKept(
  container: SyntaxNode,
  removed: ReadonlySet<SyntaxNode>,
  anchor: SyntaxNode | undefined,
): SyntaxNode | undefined {
  if (anchor === undefined || !removed.has(anchor)) return anchor;
  let place = placeOf(container, anchor);
  let member: SyntaxNode | undefined = anchor;
  while (member !== undefined && removed.has(member)) member = container.children?.[--place];
  return member;
}

/** Drops what happens inside a removed member: the member goes as a whole. Edits at its edges stay. */
function withoutSwallowed(sorted: readonly OffsetEdit[]): OffsetEdit[] {
  let outer: OffsetEdit | undefined;
  return sorted.filter((edit) => {
    const outerEnd = outer === undefined ? -1 : outer.offset + outer.length;
    const inside =
      outer !== undefined && edit.offset < outerEnd && (edit.length > 0 || edit.offset > outer.offset);
    if (!inside && edit.length > 0) outer = edit;
    return !inside;
  });
}
