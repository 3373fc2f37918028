import type * as z from 'zod';
import {
  child,
  constantOf,
  documentationOf,
  isRequired,
  propertiesOf,
  schemaAt,
} from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { memberAt } from '#schemas/plainData';
import type { Meaning } from '#schemas/model/field';
import { platforms } from '#schemas/catalogue/platforms';
import { namesVariant, parseJoinedPlatform } from '#schemas/values/platform';
import { nanosecondsOf } from '#schemas/values/duration';
import { readFoldedKeys } from '#service/document/foldedKeys';
import { typeOf, type ShapeIssue } from '#service/document/shape';
import { set, setNumber, wrapInArray, type JsonValue } from '#service/edits/operations';
import { fix, type FixProposal } from '#service/lint/rule';
import type { DocumentContent } from '#service/oci/documentContent';

/** The fixes for a value of the wrong type, by what they do to it. */
export type Conversion =
  | 'use-constant'
  | 'remove-quotes'
  | 'add-quotes'
  | 'wrap'
  | 'split'
  | 'shell'
  | 'empty-object'
  | 'as-keys'
  | 'as-entries'
  | 'as-platform'
  | 'as-nanoseconds'
  | 'health-shell';

/** The ways in which a value of the wrong type can be written in the right one without guessing its meaning. */
export function conversionsOf(context: DocumentContent, issue: ShapeIssue): FixProposal<Conversion>[] {
  const { path, expected } = issue;
  const schema = schemaAt(schemaByKind[context.kind], path);
  if (schema === undefined) return [];
  const documentation = documentationOf(schema);
  const constant = constantOf(schema);
  const value = context.rawValue(path);
  if (constant !== undefined) {
    // A list or an object holds something that the author may want elsewhere.
    const doubtful = typeof value === 'object';
    return [fix('use-constant', set(path, constant), { values: { value: constant }, doubtful })];
  }
  switch (expected) {
    case 'number':
      if (documentation?.meaning === 'duration') return toDuration(issue, value);
      return toNumber(context, issue, value);
    case 'boolean':
      return value === 'true' || value === 'false' ? [convert(issue, 'remove-quotes', value === 'true')] : [];
    case 'string':
      return toString(context, issue, documentation?.meaning);
    case 'array':
      return toArray(issue, value, child(schema, 0));
    case 'object':
      return toObject(issue, value, documentation?.meaning);
  }
}

function toNumber(context: DocumentContent, { path }: ShapeIssue, value: unknown): FixProposal<Conversion>[] {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,14})$/.test(value)) return [];
  return agrees(context, path, Number(value)) ? [fix('remove-quotes', setNumber(path, value))] : [];
}

/** A duration becomes nanoseconds; a number alone is one only where it is too large for any other unit. */
function toDuration(issue: ShapeIssue, value: unknown): FixProposal<Conversion>[] {
  if (typeof value !== 'string') return [];
  const text = value.trim();
  if (/^[1-9]\d{6,14}$/.test(text)) return [fix('remove-quotes', setNumber(issue.path, text))];
  // A small number without a unit is probably meant in seconds.
  const doubtful = /^[1-9]\d{0,3}$/.test(text);
  const nanoseconds = nanosecondsOf(doubtful ? `${text}s` : text.replace(/ /g, ''));
  if (nanoseconds === undefined) return [];
  return [fix('as-nanoseconds', set(issue.path, nanoseconds), { values: { value, nanoseconds }, doubtful })];
}

function convert(issue: ShapeIssue, conversion: Conversion, value: JsonValue): FixProposal<Conversion> {
  return fix(conversion, set(issue.path, value));
}

/**
 * Tells whether a value is an element of a list by its members: it has those that an element must have, and one that it
 * may have at least. Any other object may be a map of elements, or something else.
 */
function isElementByItsMembers(value: unknown, element: z.ZodType): boolean {
  // Names inside a value of the wrong type are not folded yet.
  const asGoReads = readFoldedKeys(value, element).value;
  const properties = [...propertiesOf(element)];
  const required = properties.filter(([, property]) => isRequired(property));
  const has = ([name]: readonly [string, unknown]): boolean => memberAt(asGoReads, name) !== undefined;
  return required.every(has) && properties.some(has);
}

/** Tells whether a size agrees with what other descriptors say about the same digest. */
function agrees(context: DocumentContent, path: ShapeIssue['path'], size: number): boolean {
  const digest = path.at(-1) === 'size' ? context.rawValue([...path.slice(0, -1), 'digest']) : undefined;
  const known = typeof digest === 'string' ? sizesOf(context).get(digest) : undefined;
  return known === undefined || known === size;
}

const sizes = new WeakMap<DocumentContent, ReadonlyMap<string, number>>();

/** The sizes in the document by digest, collected once because an index may have thousands of entries. */
function sizesOf(context: DocumentContent): ReadonlyMap<string, number> {
  let found = sizes.get(context);
  if (found === undefined) {
    const entries = context.descriptors.flatMap(({ value: { digest, size } }) =>
      digest === undefined || size === undefined ? [] : [[digest, size] as const],
    );
    found = new Map(entries);
    sizes.set(context, found);
  }
  return found;
}

/** Numbers and booleans become strings, where any string is valid. */
function toString(
  context: DocumentContent,
  issue: ShapeIssue,
  meaning: Meaning | undefined,
): FixProposal<Conversion>[] {
  const { path, actual } = issue;
  if (actual !== 'number' && actual !== 'boolean') return [];
  // A value with a meaning has a format that a number seldom fits; only a user may be a number.
  if (meaning !== undefined && meaning !== 'user') return [];
  if (path.at(-1) === 'WorkingDir') return [];
  const owner = schemaAt(schemaByKind[context.kind], path.slice(0, -1));
  const ownerMeaning = owner === undefined ? undefined : documentationOf(owner)?.meaning;
  const anyText =
    ownerMeaning === 'annotations' ? isFreeText(String(path.at(-1))) : !structuredLists.has(ownerMeaning);
  if (!anyText || context.kind === 'wasm-config') return [];
  const text = actual === 'number' ? context.numberText(path) : String(context.rawValue(path));
  return text === undefined ? [] : [convert(issue, 'add-quotes', text)];
}

const structuredLists = new Set<Meaning | undefined>(['env', 'url', 'diff-id']);
const freeText = new Set(['version', 'revision', 'title', 'description', 'vendor', 'authors']);

/** The specification's own annotations have formats that a number seldom fits. */
function isFreeText(key: string): boolean {
  const own = 'org.opencontainers.image.';
  return (
    !key.startsWith('org.opencontainers.') || (key.startsWith(own) && freeText.has(key.slice(own.length)))
  );
}

function toArray(
  issue: ShapeIssue,
  value: unknown,
  element: z.ZodType | undefined,
): FixProposal<Conversion>[] {
  const wrap = fix<Conversion>('wrap', wrapInArray(issue.path));
  if (element !== undefined && !element.safeParse('').success) {
    return typeOf(value) === 'object' && isElementByItsMembers(value, element) ? [wrap] : [];
  }
  if (typeof value !== 'string' || value === '') return [];
  const name = issue.path.at(-1);
  if (name === 'urls' && !/^https?:\/\//.test(value)) return [];
  if (name === 'Env' && !/^[^=]+=/.test(value)) return [];
  if (name === 'diff_ids' || name === 'layerDigests') return value.includes(':') ? [wrap] : [];
  if (name === 'Test')
    return value === 'NONE' ? [wrap] : [convert(issue, 'health-shell', ['CMD-SHELL', value])];
  if ((name !== 'Cmd' && name !== 'Entrypoint') || !/\s/.test(value)) return [wrap];
  const shell = convert(issue, 'shell', ['/bin/sh', '-c', value]);
  return plainWords.test(value) ? [convert(issue, 'split', value.split(' ')), shell] : [shell];
}

/** Words that mean the same with and without a shell. */
const plainWords = /^[\w./:=@,+-]+(?: [\w./:=@,+-]+)+$/;

function toObject(
  issue: ShapeIssue,
  value: unknown,
  meaning: Meaning | undefined,
): FixProposal<Conversion>[] {
  const name = issue.path.at(-1);
  const owner = issue.path.at(-2);
  if (owner === 'ExposedPorts' || owner === 'Volumes') return [convert(issue, 'empty-object', {})];
  if (name === 'ExposedPorts') return namesToKeys(issue, value, /^[1-9]\d{0,3}(\/(tcp|udp|sctp))?$/);
  if (name === 'Volumes') return namesToKeys(issue, value, /^\//);
  if (meaning === 'annotations') return entriesToObject(issue, value);
  if (meaning === 'platform' && typeof value === 'string') {
    const { os, architecture, variant } = parseJoinedPlatform(value, platforms) ?? {};
    if (os === undefined || architecture === undefined) return [];
    const platform = { architecture, os, ...(variant !== undefined && { variant }) };
    return [fix('as-platform', set(issue.path, platform), { doubtful: !namesVariant(value, variant) })];
  }
  return [];
}

/** A string or a list of strings becomes an object with empty objects, as Go writes a set. */
function namesToKeys(issue: ShapeIssue, value: unknown, format: RegExp): FixProposal<Conversion>[] {
  const names = textsOf(typeof value === 'string' ? [value] : value);
  if (names?.every((name) => format.test(name)) !== true) return [];
  return [convert(issue, 'as-keys', objectFrom(names.map((name) => [name, {}])))];
}

/** A list such as `["key=value"]` becomes an object. */
function entriesToObject(issue: ShapeIssue, value: unknown): FixProposal<Conversion>[] {
  const entries: [key: string, value: string][] = [];
  for (const text of textsOf(value) ?? []) {
    const separator = text.indexOf('=');
    if (separator < 1) return [];
    entries.push([text.slice(0, separator), text.slice(separator + 1)]);
  }
  if (entries.length === 0) return [];
  const members = objectFrom(entries);
  // Of entries with the same key only the last is left.
  const doubtful = Object.keys(members).length < entries.length;
  return [fix('as-entries', set(issue.path, members), { doubtful })];
}

/** A list of up to 1,000 strings, none of them empty; undefined for anything else. */
function textsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > 1000) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string' && item !== '');
  return texts.length === value.length ? texts : undefined;
}

/** Unlike an assignment, this treats a name such as `__proto__` like any other. */
function objectFrom(entries: readonly (readonly [string, JsonValue])[]): {
  readonly [key: string]: JsonValue;
} {
  return Object.fromEntries(entries);
}
