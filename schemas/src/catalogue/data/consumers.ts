import artifactory from './consumers/artifactory.json';
import containerd from './consumers/containerd.json';
import containersImage from './consumers/containers-image.json';
import crio from './consumers/cri-o.json';
import ecr from './consumers/ecr.json';
import ghcr from './consumers/ghcr.json';
import gitlab from './consumers/gitlab.json';
import helm from './consumers/helm.json';
import kubernetesImageVolume from './consumers/kubernetes-image-volume.json';
import lambda from './consumers/lambda.json';
import podman from './consumers/podman.json';
import quay from './consumers/quay.json';
import runwasi from './consumers/runwasi.json';
import skopeo from './consumers/skopeo.json';
import zot from './consumers/zot.json';

/** The contents of all files of `consumers/`, in the order in which people see them. */
export default [
  artifactory,
  containerd,
  containersImage,
  crio,
  ecr,
  ghcr,
  gitlab,
  helm,
  kubernetesImageVolume,
  lambda,
  podman,
  quay,
  runwasi,
  skopeo,
  zot,
];
