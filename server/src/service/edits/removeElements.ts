import type { JsonPath } from '#schemas/jsonPath';
import { remove, type EditOperation } from './operations';

/**
 * Removes elements of a list, and the list with them where nothing else is in it.
 * @param length how many elements the list has
 */
export function removeElements(
  list: JsonPath,
  length: number,
  indexes: readonly number[],
): readonly EditOperation[] {
  return indexes.length === length ? [remove(list)] : indexes.map((index) => remove([...list, index]));
}
