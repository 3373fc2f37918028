/**
 * Paths inside a container, such as `WorkingDir` and the keys of `Volumes` (config.md, "Properties"). `os` is that of
 * the image config; undefined or empty where it is unknown.
 */

/**
 * Tells whether a path inside a container is absolute: it begins with `/`. Where the image is or may be for Windows,
 * a path that begins with a backslash or a drive letter, such as `C:\app`, is absolute too.
 */
export function isAbsolutePath(path: string, os: string | undefined): boolean {
  if (path.startsWith('/')) return true;
  if (os !== undefined && os !== '' && os !== 'windows') return false;
  return path.startsWith('\\') || /^[A-Za-z]:([\\/]|$)/.test(path);
}

/**
 * The absolute path that a relative one most likely means, from the root directory: `/app` for `./app/`. Undefined
 * for Windows, for paths with `..`, and for paths that a shell would expand, such as `~/app`.
 */
export function toAbsolutePath(path: string, os: string | undefined): string | undefined {
  if (os === 'windows' || /[$~\\%:]/.test(path) || path.trim() !== path) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : `/${parts.join('/')}`;
}
