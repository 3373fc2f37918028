import artifactory from './consumers/artifactory.json';
import containerd from './consumers/containerd.json';
import distribution from './consumers/distribution.json';
import dockerHub from './consumers/docker-hub.json';
import ecr from './consumers/ecr.json';
import ghcr from './consumers/ghcr.json';
import gitlab from './consumers/gitlab.json';
import harbor from './consumers/harbor.json';
import helm from './consumers/helm.json';
import kubernetesImageVolume from './consumers/kubernetes-image-volume.json';
import lambda from './consumers/lambda.json';
import quay from './consumers/quay.json';
import runwasi from './consumers/runwasi.json';
import zot from './consumers/zot.json';

/** The contents of all files of `consumers/`, in the order in which people see them. */
export default [
  artifactory,
  containerd,
  distribution,
  dockerHub,
  ecr,
  ghcr,
  gitlab,
  harbor,
  helm,
  kubernetesImageVolume,
  lambda,
  quay,
  runwasi,
  zot,
];
