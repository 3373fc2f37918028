import artifactory from './consumers/artifactory.json';
import buildkit from './consumers/buildkit.json';
import containerd from './consumers/containerd.json';
import containersImage from './consumers/containers-image.json';
import cosign from './consumers/cosign.json';
import crane from './consumers/crane.json';
import criO from './consumers/cri-o.json';
import distribution from './consumers/distribution.json';
import docker from './consumers/docker.json';
import dockerClassic from './consumers/docker-classic.json';
import dockerDaemon from './consumers/docker-daemon.json';
import dockerHub from './consumers/docker-hub.json';
import ecr from './consumers/ecr.json';
import ghcr from './consumers/ghcr.json';
import gitlab from './consumers/gitlab.json';
import goContainerregistry from './consumers/go-containerregistry.json';
import harbor from './consumers/harbor.json';
import helm from './consumers/helm.json';
import kubernetesImageVolume from './consumers/kubernetes-image-volume.json';
import lambda from './consumers/lambda.json';
import notation from './consumers/notation.json';
import oras from './consumers/oras.json';
import podman from './consumers/podman.json';
import quay from './consumers/quay.json';
import regclient from './consumers/regclient.json';
import runc from './consumers/runc.json';
import runwasi from './consumers/runwasi.json';
import skopeo from './consumers/skopeo.json';
import umoci from './consumers/umoci.json';
import zot from './consumers/zot.json';

/** The contents of all files of `consumers/`, in the order in which people see them. */
export default [
  artifactory,
  buildkit,
  containerd,
  containersImage,
  cosign,
  crane,
  criO,
  distribution,
  docker,
  dockerClassic,
  dockerDaemon,
  dockerHub,
  ecr,
  ghcr,
  gitlab,
  goContainerregistry,
  harbor,
  helm,
  kubernetesImageVolume,
  lambda,
  notation,
  oras,
  podman,
  quay,
  regclient,
  runc,
  runwasi,
  skopeo,
  umoci,
  zot,
];
