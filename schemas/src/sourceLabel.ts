/** What links to specifications, source code and documentation are called: by where they lead. */

/** Names of repositories on GitHub that people know by another name than `owner/repository`. */
const repositories: Readonly<Record<string, string>> = {
  'buildpacks/spec': 'Cloud Native Buildpacks specification',
  'containerd/containerd': 'containerd',
  'containers/buildah': 'Buildah',
  'containers/podman': 'Podman',
  'cyclonedx/specification': 'CycloneDX specification',
  'devcontainers/spec': 'Dev Container specification',
  'distribution/distribution': 'distribution',
  'docker/buildx': 'Docker Buildx',
  'docker/compose': 'Docker Compose',
  'flatpak/flatpak': 'Flatpak',
  'helm/helm': 'Helm',
  'homebrew/brew': 'Homebrew',
  'in-toto/attestation': 'in-toto attestation framework',
  'label-schema/label-schema.org': 'Label Schema',
  'moby/buildkit': 'BuildKit',
  'moby/docker-image-spec': 'Docker image specification',
  'moby/moby': 'moby',
  'modelpack/model-spec': 'ModelPack specification',
  'notaryproject/specifications': 'Notary Project specifications',
  'opencontainers/distribution-spec': 'OCI distribution specification',
  'opencontainers/image-spec': 'OCI image specification',
  'oras-project/artifacts-spec': 'ORAS artifacts specification',
  'oras-project/oras': 'ORAS',
  'sigstore/cosign': 'Cosign',
};

/** Names of sites that people know by another name than their host. */
const sites: Readonly<Record<string, string>> = {
  'distribution.github.io': 'distribution documentation',
  'docs.aws.amazon.com': 'AWS documentation',
  'docs.docker.com': 'Docker documentation',
  'docs.github.com': 'GitHub documentation',
  'docs.redhat.com': 'Red Hat documentation',
  'helm.sh': 'Helm documentation',
  'learn.microsoft.com': 'Microsoft Learn',
  'oras.land': 'ORAS documentation',
  'pkg.go.dev': 'Go package documentation',
};

const rfcHosts: ReadonlySet<string> = new Set(['rfc-editor.org', 'datatracker.ietf.org']);

/**
 * The name of what a URL leads to: `OCI image specification`, `RFC 3339`, `Docker documentation`. A repository without
 * a name of its own is called `owner/repository`, any other site by its host. What is not a URL comes back as it is.
 */
export function sourceLabel(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  if (host === 'github.com') {
    const [owner = '', repository = ''] = pathname.split('/').slice(1);
    if (repository === '') return owner === '' ? 'GitHub' : owner;
    const name = `${owner}/${repository}`;
    return repositories[name.toLowerCase()] ?? name;
  }
  const rfc = rfcHosts.has(host) ? /\brfc(\d+)/i.exec(pathname)?.[1] : undefined;
  return rfc === undefined ? (sites[host] ?? host) : `RFC ${rfc}`;
}
