import type { Evidence } from './dataSchemas/evidence';

/** The public page of a piece of evidence; undefined for what was observed, which has none. */
export function evidenceUrl(evidence: Evidence): string | undefined {
  if ('url' in evidence) return evidence.url;
  if (!('repository' in evidence)) return undefined;
  const { repository, path, line, commit, tag } = evidence;
  const anchor = line === undefined ? '' : `#L${line}`;
  return `https://github.com/${repository}/blob/${commit ?? tag ?? 'HEAD'}/${path}${anchor}`;
}

/** What a piece of evidence is, in a few words, such as `opencontainers/umoci: oci/cas/cas.go, line 43, at v0.6.0`. */
export function evidenceTitle(evidence: Evidence): string {
  if ('observed' in evidence) return evidence.observed;
  if ('repository' in evidence) {
    const { repository, path, line, symbol, commit, tag } = evidence;
    const place = symbol ?? `line ${line ?? 1}`;
    return `${repository}: ${path}, ${place}, at ${tag ?? commit ?? ''}`;
  }
  return new URL(evidence.url).host + new URL(evidence.url).pathname;
}
