import type { PathSegment } from './introspection';

/** The way from the root of a JSON document to one value: property names and array indexes. */
export type JsonPath = readonly PathSegment[];

/** Tells whether two paths name the same value. */
export function samePath(a: JsonPath, b: JsonPath): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}

/** Tells whether `path` lies at or below `ancestor`. */
export function isWithin(path: JsonPath, ancestor: JsonPath): boolean {
  return ancestor.length <= path.length && ancestor.every((segment, index) => segment === path[index]);
}

/** A path as people write it: `layers[1].digest`, `annotations["org.example.key"]`; empty for the root. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (!/^[A-Za-z_$][\w$]*$/.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}
