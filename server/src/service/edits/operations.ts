import type { JsonPath } from '#schemas/jsonPath';

/** Plain JSON data. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * A change to a document, said in terms of its content. Paths are those of the document before any of
 * the operations that are applied together.
 */
export type EditOperation =
  /**
   * Replaces the value at `path`, or inserts the property behind the nearest of `after` that is there. An element is
   * appended to its array when its index says that it comes next, after those that are appended with it.
   */
  | {
      readonly op: 'set';
      readonly path: JsonPath;
      readonly value: JsonValue;
      readonly after?: readonly string[];
    }
  /**
   * Does what `set` does with the value at `from`, as it is written: with its comments, digits and white space. Two that
   * copy from each other swap two values.
   */
  | {
      readonly op: 'copy';
      readonly path: JsonPath;
      readonly from: JsonPath;
      readonly after?: readonly string[];
    }
  /** Inserts an element into an array, before the one that is at the index at the end of `path`. */
  | { readonly op: 'insert'; readonly path: JsonPath; readonly value: JsonValue }
  /** Replaces a number by digits, which may be more than a JavaScript number holds. */
  | { readonly op: 'set-number'; readonly path: JsonPath; readonly digits: string }
  /**
   * Removes a property or an array element; of duplicate keys, in all spellings that are read as the same name, all, or the
   * one counted by `occurrence` from 0.
   */
  | {
      readonly op: 'remove';
      readonly path: JsonPath;
      readonly occurrence?: number;
      /** Whether properties stay whose names differ in case. */
      readonly exact?: true;
    }
  /** Puts brackets around the value at `path`, which makes it the only element of an array. */
  | { readonly op: 'wrap-in-array'; readonly path: JsonPath }
  /** Gives a property another name, and so all its duplicates; values and places stay. */
  | { readonly op: 'rename'; readonly path: JsonPath; readonly name: string }
  /**
   * Puts the members of an object or array in another order, given by their present places: `[1, 0]` swaps two.
   * What stands between them, white space and commas, stays. Not together with changes inside of the members.
   */
  | { readonly op: 'reorder'; readonly path: JsonPath; readonly order: readonly number[] }
  /** Deletes what a syntax problem, counted from 0, points at: a comment, a comma, trailing content. */
  | { readonly op: 'delete-problem'; readonly problem: number };

/** The removal of a property or an array element. */
export type Removal = Extract<EditOperation, { readonly op: 'remove' }>;

/** Replaces the value at `path`, or inserts the property behind the nearest of `after` that is there. */
export function set(path: JsonPath, value: JsonValue, after?: readonly string[]): EditOperation {
  return { op: 'set', path, value, ...(after && { after }) };
}

/** Sets a value, as by `set`, to the one at `from` as it is written. */
export function copy(path: JsonPath, from: JsonPath, after?: readonly string[]): EditOperation {
  return { op: 'copy', path, from, ...(after && { after }) };
}

/** Swaps two values as they are written; neither may be part of the other. */
export function swap(one: JsonPath, other: JsonPath): readonly EditOperation[] {
  return [copy(one, other), copy(other, one)];
}

/** Inserts an element into an array, before the one that is at the index at the end of `path`. */
export function insert(path: JsonPath, value: JsonValue): EditOperation {
  return { op: 'insert', path, value };
}

/** Replaces the number at `path` by digits, which may be more than a JavaScript number holds. */
export function setNumber(path: JsonPath, digits: string): EditOperation {
  return { op: 'set-number', path, digits };
}

/**
 * Removes a property or an array element; of duplicate keys, in all spellings that are read as the same name, all, or the
 * one counted by `occurrence` from 0.
 */
export function remove(path: JsonPath, occurrence?: number): EditOperation {
  return { op: 'remove', path, ...(occurrence !== undefined && { occurrence }) };
}

/** Removes a property, with its duplicates; those whose names differ in case stay. */
export function removeSpelling(path: JsonPath): EditOperation {
  return { op: 'remove', path, exact: true };
}

/** Makes the value at `path` the only element of an array. */
export function wrapInArray(path: JsonPath): EditOperation {
  return { op: 'wrap-in-array', path };
}

/** Gives the property at `path` another name, and so all its duplicates. */
export function rename(path: JsonPath, name: string): EditOperation {
  return { op: 'rename', path, name };
}

/** Puts the members of an object or array in another order, given by their present places. */
export function reorder(path: JsonPath, order: readonly number[]): EditOperation {
  return { op: 'reorder', path, order };
}

/** Deletes what a syntax problem, counted from 0, points at. */
export function deleteProblem(problem: number): EditOperation {
  return { op: 'delete-problem', problem };
}

/** A replacement of `length` UTF-16 code units at `offset` by `text`. */
export interface OffsetEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}
