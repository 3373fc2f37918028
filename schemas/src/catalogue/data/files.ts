/**
 * Reads a file of this folder at the time of the call. Of the command line, the build puts the files beside the program; in
 * the other programs, they are text. They are a third of a program, and most runs need few of them.
 */
declare const require: (path: string) => unknown;

/** How to read the files that have many entries. */
export const entryFiles = {
  annotations: () => require('./annotations.json'),
  mediaTypes: () => require('./mediaTypes.json'),
  platforms: () => require('./platforms.json'),
  profiles: () => require('./profiles.json'),
};

/** How to read the names of files that other tools own. */
export const readForeignFiles = (): unknown => require('./foreignFiles.json');

/** The ids of the consumers that are libraries, which other consumers include. */
export const libraryIds: ReadonlySet<string> = new Set([
  'containerd-client',
  'containers-image',
  'crun',
  'docker-daemon',
  'go-containerregistry',
  'runc',
]);

/** The ids of the consumers that are shown first to people whose project names none. */
export const usualIds: readonly string[] = ['containerd', 'distribution', 'docker', 'oras', 'podman'];

/** How to read each file of `consumers/`, of which most runs of a program need few or none: by the id of its consumer, in the order in which people see them. */
export const consumerFiles: Readonly<Record<string, () => unknown>> = {
  artifactory: () => require('./consumers/artifactory.json'),
  buildkit: () => require('./consumers/buildkit.json'),
  containerd: () => require('./consumers/containerd.json'),
  'containerd-client': () => require('./consumers/containerd-client.json'),
  'containers-image': () => require('./consumers/containers-image.json'),
  cosign: () => require('./consumers/cosign.json'),
  crane: () => require('./consumers/crane.json'),
  'cri-o': () => require('./consumers/cri-o.json'),
  crun: () => require('./consumers/crun.json'),
  distribution: () => require('./consumers/distribution.json'),
  docker: () => require('./consumers/docker.json'),
  'docker-classic': () => require('./consumers/docker-classic.json'),
  'docker-daemon': () => require('./consumers/docker-daemon.json'),
  'docker-hub': () => require('./consumers/docker-hub.json'),
  ecr: () => require('./consumers/ecr.json'),
  ghcr: () => require('./consumers/ghcr.json'),
  gitlab: () => require('./consumers/gitlab.json'),
  'go-containerregistry': () => require('./consumers/go-containerregistry.json'),
  harbor: () => require('./consumers/harbor.json'),
  helm: () => require('./consumers/helm.json'),
  'kubernetes-image-volume': () => require('./consumers/kubernetes-image-volume.json'),
  lambda: () => require('./consumers/lambda.json'),
  notation: () => require('./consumers/notation.json'),
  oras: () => require('./consumers/oras.json'),
  podman: () => require('./consumers/podman.json'),
  quay: () => require('./consumers/quay.json'),
  regclient: () => require('./consumers/regclient.json'),
  runc: () => require('./consumers/runc.json'),
  runwasi: () => require('./consumers/runwasi.json'),
  skopeo: () => require('./consumers/skopeo.json'),
  umoci: () => require('./consumers/umoci.json'),
  zot: () => require('./consumers/zot.json'),
};
