import * as z from 'zod';
import { isOptional, propertiesOf, unwrap, type PathSegment } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray, isPlainObject, memberAt, type PlainObject } from '#schemas/plainData';
import { printable } from '#schemas/printable';
import { grouped } from '#schemas/prose';

/** Data read from outside, and what was wrong with it. */
export interface Kept<S extends z.ZodType> {
  readonly value: z.infer<S>;
  /** One sentence for each part that was ignored, naming it; one sentence for all where there are many. */
  readonly problems: readonly string[];
}

/**
 * Reads data from outside by the schema of an object whose members all have defaults or are optional. What is wrong is
 * ignored and named by its path, and the rest applies. A wrong entry of a map costs itself, and so does a wrong scalar
 * that has a default. Anything else costs the member of the object, or the entry of its list, that it is in: half of an
 * entry could accept or claim more than its author meant.
 * @param prefix what is written before each path
 */
export function keepWhatIsRight<S extends z.ZodType>(schema: S, input: unknown, prefix = ''): Kept<S> {
  const ignored: Wrong[] = [];
  const members = isPlainObject(input) ? input : {};
  const right = new Reader(ignored).read(schema, members, []);
  const value = schema.parse(right instanceof Wrong ? {} : right);
  return { value, problems: sentencesFor(ignored, prefix) };
}

/** A value that its schema refuses. */
class Wrong {
  readonly path: JsonPath;
  readonly message: string;

  constructor(path: JsonPath, message: string) {
    this.path = path;
    this.message = message;
  }
}

/** Reads each value once, and each entry up to the first mistake, so that many mistakes take no longer than none. */
class Reader {
  readonly #ignored: Wrong[];

  constructor(ignored: Wrong[]) {
    this.#ignored = ignored;
  }

  /** The value without its wrong parts, or why it is wrong itself. */
  read(schema: z.ZodType, value: unknown, path: JsonPath): unknown {
    const container = unwrap(schema);
    if (container instanceof z.ZodArray && isPlainArray(value)) return this.#elements(container, value, path);
    if (container instanceof z.ZodRecord && isPlainObject(value))
      return this.#entries(container, value, path);
    if (container instanceof z.ZodObject && isPlainObject(value))
      return this.#members(container, value, path);
    return checked(schema, value, path);
  }

  #elements(list: z.ZodArray, items: readonly unknown[], path: JsonPath): unknown {
    const right: unknown[] = [];
    for (const [index, item] of items.entries()) {
      const read = this.read(list.element as z.ZodType, item, [...path, index]);
      if (!(read instanceof Wrong)) right.push(read);
      // The lists of the whole file can lose an entry; a list inside of an entry means something else without one.
      else if (path.length === 1) this.#ignored.push(read);
      else return read;
    }
    return path.length === 1 ? checked(list, right, path) : right;
  }

  #entries(map: z.ZodRecord, value: PlainObject, path: JsonPath): unknown {
    const right: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      const at = [...path, name];
      const key = checked(map.keyType as z.ZodType, name, at);
      const read = key instanceof Wrong ? key : this.read(map.valueType as z.ZodType, member, at);
      if (read instanceof Wrong) this.#ignored.push(read);
      else right.push([name, read]);
    }
    const entries = Object.fromEntries(right);
    return path.length === 1 ? checked(map, entries, path) : entries;
  }

  #members(schema: z.ZodObject, value: PlainObject, path: JsonPath): unknown {
    const right: [string, unknown][] = [];
    for (const [name, property] of propertiesOf(schema)) {
      const member = memberAt(value, name);
      if (member === undefined && isOptional(property)) continue;
      const read = this.read(property, member, [...path, name]);
      if (!(read instanceof Wrong)) right.push([name, read]);
      else if (path.length === 0 || isScalarWithDefault(property)) this.#ignored.push(read);
      else return read;
    }
    const members = Object.fromEntries(right);
    // Only the schema of the object itself knows what its members must be together. All of them are right by now.
    return path.length === 0 ? members : checked(schema, members, path);
  }
}

function isScalarWithDefault(schema: z.ZodType): boolean {
  const inner = unwrap(schema);
  const isContainer =
    inner instanceof z.ZodArray || inner instanceof z.ZodRecord || inner instanceof z.ZodObject;
  return schema instanceof z.ZodDefault && !isContainer;
}

/** The value as it is, or the first thing that its schema finds wrong with it. */
function checked(schema: z.ZodType, value: unknown, path: JsonPath): unknown {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return value;
  const inside = issue.path.filter((segment): segment is PathSegment => typeof segment !== 'symbol');
  return new Wrong([...path, ...inside], issue.message);
}

/** As many problems are named one by one; of more, which nobody reads, the first few are examples. */
const mostNamed = 10;
const examples = 3;

/** Names may be as long as the file that they come from. */
const longestSentence = 500;

function sentencesFor(ignored: readonly Wrong[], prefix: string): string[] {
  return namedShortly(ignored, ({ path, message }) => `${prefix}${path.join('.')}: ${message}`);
}

/** Sentences about the parts of a file or setting, few enough to be read: one for all where there are many. */
export function namedShortly<T>(parts: readonly T[], sentenceFor: (part: T) => string): string[] {
  const isLong = parts.length > mostNamed;
  const named = parts
    .slice(0, isLong ? examples : mostNamed)
    .map((part) => printable(sentenceFor(part), { longest: longestSentence }));
  if (!isLong) return named;
  return [`${grouped(parts.length)} parts are wrong and are ignored. The first ones: ${named.join('; ')}`];
}
