/**
 * Versions of tools as dotted numbers, such as `2`, `2.3`, or `1.7.0`. A part that is missing counts as 0.
 */

/** Below 0 when the first version is the older one, above 0 when it is the newer one, and 0 when they are the same. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [parts(first), parts(second)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Tells whether a text is such a version. */
export function isVersion(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,9}){0,2}$/.test(text);
}

function parts(version: string): number[] {
  return version.split('.').map(Number);
}
