import picomatch from 'picomatch';
import { URI } from 'vscode-uri';
import type { KindPin } from '../document/parsedDocument';
import type { Settings } from './settings';

/** The kind that the settings pin for a document: that of the first glob that fits its path. */
export function pinnedKind(uri: string, kinds: Settings['kinds']): KindPin {
  const globs = Object.entries(kinds);
  if (globs.length === 0) return undefined;
  const path = URI.parse(uri).path.replace(/^\//, '');
  for (const [glob, kind] of globs) {
    const pattern = glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`;
    if (picomatch.isMatch(path, pattern, { dot: true })) return kind;
  }
  return undefined;
}
