import { once } from '#schemas/once';
import { foreignFiles } from './data';

/** The names, and one expression for those that have a variable part. */
const known = once(() => {
  const { names, lockfiles } = foreignFiles();
  const all = [...names, ...lockfiles];
  const patterns = all
    .filter((name) => name.includes('*'))
    .map((name) => name.replaceAll('.', '\\.').replace('*', '.*'));
  return { names: new Set(all), pattern: new RegExp(`^(?:${patterns.join('|')})$`) };
});

/**
 * Tells whether a JSON file of this name, which is without its folder, is known to belong to another tool, such as
 * `package.json` and `tsconfig.build.json`. Names that OCI documents usually have are not among them.
 */
export function isForeignFile(name: string): boolean {
  const lower = name.toLowerCase();
  return known().names.has(lower) || known().pattern.test(lower);
}
