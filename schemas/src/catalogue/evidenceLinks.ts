import type { Evidence } from './dataSchemas/evidence';

/** The public page of a piece of evidence; undefined for what was observed, which has none. */
export function evidenceUrl(evidence: Evidence): string | undefined {
  if ('url' in evidence) return evidence.url;
  if (!('repository' in evidence)) return undefined;
  const { repository, path, line, commit, tag } = evidence;
  const anchor = line === undefined ? '' : `#L${line}`;
  return `https://github.com/${repository}/blob/${commit ?? tag ?? 'HEAD'}/${path}${anchor}`;
}

/**
 * What a piece of evidence is, and from which month: `opencontainers/umoci oci/cas/cas.go:43 at v0.6.0 (2025-10)`,
 * `helm issue 30890 (2025-06)`, `docs.gitlab.com/artifact-registry (2026-09)`, or `run of skopeo 1.9.3 (2026-11)`.
 */
export function evidenceTitle(evidence: Evidence): string {
  return `${nameOf(evidence)} (${evidence.date.slice(0, 7)})`;
}

function nameOf(evidence: Evidence): string {
  if ('observed' in evidence) return `run of ${evidence.observed}`;
  if (!('repository' in evidence)) return nameOfPage(new URL(evidence.url));
  const { repository, path, line, commit, tag } = evidence;
  const place = line === undefined ? path : `${path}:${line}`;
  const [owner, name = ''] = repository.split('/', 2);
  return `${projectName(owner, name)} ${place} at ${tag ?? commit ?? ''}`;
}

/** A project as people call it: many have the name of their owner. */
function projectName(owner: string | undefined, name: string): string {
  return owner === undefined || owner === name ? name : `${owner}/${name}`;
}

const threads: ReadonlyMap<string, string> = new Map([
  ['issues', 'issue'],
  ['pull', 'pull request'],
  ['discussions', 'discussion'],
  ['merge_requests', 'merge request'],
]);

/** A thread by its project and number; another page by its address, of which long ones show the beginning and the end. */
function nameOfPage({ host, pathname }: URL): string {
  const [, owner, name = '', kind = '', number] =
    /^\/([^/]+)\/([^/]+)(?:\/-)?\/([a-z_]+)\/(\d+)\/?$/.exec(pathname) ?? [];
  const thread = threads.get(kind);
  if (thread !== undefined && number !== undefined) return `${projectName(owner, name)} ${thread} ${number}`;
  const parts = pathname.split('/').filter((part) => part !== '');
  return [host, ...(parts.length > 2 ? ['…', ...parts.slice(-1)] : parts)].join('/');
}
