import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray } from '#schemas/plainData';
import { valueAt } from '#service/document/shape';
import { remove, type EditOperation } from './operations';

/**
 * Removes elements of a list, and the list with them where nothing else is in it.
 * @param value the whole document
 */
export function removeElements(
  value: unknown,
  list: JsonPath,
  indexes: readonly number[],
): readonly EditOperation[] {
  const elements = valueAt(value, list);
  const isAll = isPlainArray(elements) && elements.length === indexes.length;
  return isAll ? [remove(list)] : indexes.map((index) => remove([...list, index]));
}
