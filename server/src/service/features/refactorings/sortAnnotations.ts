import { compareCodeUnits } from '#schemas/codeUnits';
import { isWithin, type JsonPath } from '#schemas/jsonPath';
import { findValue } from '#service/document/locate';
import { hasProblemIn } from '#service/document/problems';
import { reorder, type EditOperation } from '#service/edits/operations';
import { descriptorKinds } from '#service/lint/rule';
import { isAtRoot, type Refactoring, type RefactoringContext } from './refactoring';

/** Sorts annotations or labels by key: those at the cursor, or at the root all of the document. */
export const sortAnnotations: Refactoring = {
  kinds: [...descriptorKinds, 'image-config'],
  whole: false,
  *propose(context) {
    const maps = context.model.annotations;
    if (isAtRoot(context)) {
      const operations = maps.flatMap(({ path }) => sorting(context, path));
      if (operations.length > 0) yield { title: 'Sort all annotations by key', operations };
      return;
    }
    const map = maps.find(({ path }) => isWithin(context.path, path));
    const operations = map === undefined ? [] : sorting(context, map.path);
    if (operations.length > 0) {
      const title = map?.place === 'labels' ? 'Sort labels by key' : 'Sort annotations by key';
      yield { title, operations };
    }
  },
};

/**
 * The operation that sorts one map by code units, as tools that write maps in a fixed order do; none where it is sorted,
 * or holds comments or mistakes that belong to a place.
 */
function sorting({ document }: RefactoringContext, path: JsonPath): EditOperation[] {
  const map = findValue(document.syntax.root, path);
  if (map?.children === undefined || hasProblemIn(document.syntax, map)) return [];
  const keys = map.children.map((property, index) => ({ key: String(property.children?.[0]?.value), index }));
  const order = keys.sort((a, b) => compareCodeUnits(a.key, b.key)).map(({ index }) => index);
  return order.every((place, index) => place === index) ? [] : [reorder(path, order)];
}
