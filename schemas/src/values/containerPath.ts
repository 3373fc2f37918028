/** Tells whether a path inside a container is absolute; drive letters are so where the image may be for Windows. */
export function isAbsolutePath(path: string, os: string | undefined): boolean {
  if (path.startsWith('/')) return true;
  if (os !== undefined && os !== '' && os !== 'windows') return false;
  return path.startsWith('\\') || /^[A-Za-z]:([\\/]|$)/.test(path);
}

/** The absolute path that a relative one most likely means; undefined where a shell or Windows would have a say. */
export function toAbsolutePath(path: string, os: string | undefined): string | undefined {
  if (os === 'windows' || /[$~\\%:]/.test(path) || path.trim() !== path) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : `/${parts.join('/')}`;
}
