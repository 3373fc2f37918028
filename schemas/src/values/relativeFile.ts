/**
 * A path to a file below a folder, as people write it, in the one way in which such a path is compared: segments with
 * slashes, without `.` and `..`. Undefined for a path that leads out of the folder, is absolute, or names a folder.
 */
export function normalizedFile(path: string): string | undefined {
  const written = path.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:)/.test(written) || /(?:^|\/)\.{0,2}$/.test(written)) return undefined;
  const segments: string[] = [];
  for (const segment of written.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
