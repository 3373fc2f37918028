import { parseTree, type Node } from 'jsonc-parser';
import { interestingNames, interestingValues, mediaTypeNames } from './vocabulary';

/** What is done to a text. `place` and `choice` are between 0 and 1, and choose from what the text has. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly place: number;
  readonly choice: number;
}

export type MutationKind = (typeof mutationKinds)[number];

/** Most change the content and leave JSON; the last four change the text, whatever it becomes. */
export const mutationKinds = [
  'replace-value',
  'replace-type',
  'remove',
  'remove-item',
  'repeat',
  'repeat-item',
  'repeat-respelled',
  'rename',
  'change-case',
  'swap',
  'insert-member',
  'wrap',
  'delete-text',
  'insert-text',
  'copy-text',
  'truncate',
] as const;

/** Applies mutations one after another. One for which the text has no place leaves it as it is. */
export function mutate(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((current, mutation) => mutateOnce(current, mutation), text);
}

/** Larger texts would only take longer. */
const longestInCodeUnits = 200_000;

function mutateOnce(text: string, { kind, place, choice }: Mutation): string {
  const changed = textMutations[kind]?.(text, place, choice) ?? mutateContent(text, kind, place, choice);
  return changed.length > longestInCodeUnits ? text : changed;
}

const oddTexts = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\n',
  '\u0000',
  '\ud800',
  '/*',
  '//',
  '0',
  '-',
  '﻿',
];

const textMutations: Readonly<
  Partial<Record<MutationKind, (text: string, place: number, choice: number) => string>>
> = {
  'delete-text': (text, place, choice) => {
    const offset = offsetAt(text, place);
    return text.slice(0, offset) + text.slice(offset + 1 + Math.floor(choice * 8));
  },
  'insert-text': (text, place, choice) => {
    const offset = offsetAt(text, place);
    return text.slice(0, offset) + pick(oddTexts, choice) + text.slice(offset);
  },
  'copy-text': (text, place, choice) => {
    const offset = offsetAt(text, place);
    const from = offsetAt(text, choice);
    return text.slice(0, offset) + text.slice(from, from + 40) + text.slice(offset);
  },
  truncate: (text, place) => text.slice(0, offsetAt(text, place)),
};

function mutateContent(text: string, kind: MutationKind, place: number, choice: number): string {
  const root = parseTree(text, [], { disallowComments: false, allowTrailingComma: true });
  const nodes = root === undefined ? [] : [...nodesBelow(root)];
  const members = nodes.filter(({ type, children }) => type === 'property' && children?.length === 2);
  const values = nodes.filter(({ type }) => type !== 'property');
  const items = values.filter(({ parent }) => parent?.type === 'array');
  const member = pickOrNone(members, place);
  const item = pickOrNone(items, place);
  const value = pickOrNone(values, place);
  const put = (node: Node, written: string): string =>
    text.slice(0, node.offset) + written + text.slice(node.offset + node.length);
  const written = (node: Node): string => text.slice(node.offset, node.offset + node.length);
  const [name] = member?.children ?? [];
  switch (kind) {
    case 'replace-value':
      return value === undefined ? text : put(value, JSON.stringify(pick(interestingValues, choice)));
    case 'replace-type': {
      const type = pickOrNone(
        values.filter((node) => typeof node.value === 'string' && node.value.includes('/')),
        place,
      );
      return type === undefined ? text : put(type, JSON.stringify(pick(mediaTypeNames, choice)));
    }
    case 'remove':
      return member === undefined ? text : withoutItem(text, member);
    case 'remove-item':
      return item === undefined ? text : withoutItem(text, item);
    case 'repeat-item': {
      const other = pickOrNone(items, choice);
      return item === undefined || other === undefined
        ? text
        : put(item, `${written(item)}, ${written(other)}`);
    }
    case 'repeat':
      return member === undefined ? text : put(member, `${written(member)}, ${written(member)}`);
    case 'repeat-respelled': {
      const value = member?.children?.[1];
      if (member === undefined || name === undefined || value === undefined) return text;
      const other = choice < 0.5 ? written(value) : JSON.stringify(pick(interestingValues, place));
      const rival = `${otherCase(written(name), choice)}: ${other}`;
      return put(member, choice < 0.7 ? `${rival}, ${written(member)}` : `${written(member)}, ${rival}`);
    }
    case 'rename':
      return name === undefined ? text : put(name, JSON.stringify(pick(interestingNames, choice)));
    case 'change-case':
      return name === undefined ? text : put(name, otherCase(written(name), choice));
    case 'swap': {
      const other = pickOrNone(values, choice);
      const [first, second] = [value, other].sort((a, b) => (a?.offset ?? 0) - (b?.offset ?? 0));
      if (first === undefined || second === undefined) return text;
      const end = first.offset + first.length;
      if (second.offset < end) return text;
      const between = text.slice(end, second.offset);
      return (
        text.slice(0, first.offset) +
        written(second) +
        between +
        written(first) +
        text.slice(second.offset + second.length)
      );
    }
    case 'insert-member': {
      const added = `${JSON.stringify(pick(interestingNames, choice))}: ${JSON.stringify(pick(interestingValues, place))}`;
      return member === undefined ? text : put(member, `${added}, ${written(member)}`);
    }
    case 'wrap':
      return value === undefined
        ? text
        : put(value, choice < 0.5 ? `[${written(value)}]` : `{"mediaType": ${written(value)}}`);
    default:
      return text;
  }
}

/** Without a property or an item, and the comma that belongs to it. */
function withoutItem(text: string, { offset, length }: Node): string {
  const before = text.slice(0, offset);
  const after = text.slice(offset + length);
  return /^\s*,/.test(after) ? before + after.replace(/^\s*,/, '') : before.replace(/,\s*$/, '') + after;
}

function otherCase(quoted: string, choice: number): string {
  if (choice < 0.3) return quoted.toUpperCase();
  const at = 1 + Math.floor(choice * Math.max(quoted.length - 2, 0));
  const letter = quoted.charAt(at);
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return quoted.slice(0, at) + other + quoted.slice(at + 1);
}

function* nodesBelow(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesBelow(child);
}

function offsetAt(text: string, share: number): number {
  return Math.floor(share * text.length);
}

function pick<T>(items: readonly [T, ...T[]] | readonly T[], share: number): T {
  const item = pickOrNone(items, share);
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

function pickOrNone<T>(items: readonly T[], share: number): T | undefined {
  return items[Math.min(Math.floor(share * items.length), items.length - 1)];
}
