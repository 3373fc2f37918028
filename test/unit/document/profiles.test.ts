import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { defaultSettings } from '#service/settings/resolveSettings';
import { classifyManifest } from '#service/oci/classification';
import { lint, service } from '#helpers/lint';
import { digestOf } from '#helpers/markedText';

interface Shape {
  readonly artifactType?: string;
  readonly config: string;
  readonly layers: readonly string[];
  readonly docker?: boolean;
}

const image = 'application/vnd.oci.image.config.v1+json';
const { mediaType: empty, digest, size } = emptyDescriptor;
const emptyContent = { mediaType: empty, digest, size };

/** The descriptor of some content, which is `{}` for the empty type. */
function descriptor(mediaType: string, content: string): object {
  return mediaType === empty ? emptyContent : { mediaType, digest: digestOf(content), size: 3422 };
}

function manifest({ artifactType, config, layers, docker }: Shape): string {
  const family = docker === true ? 'docker.distribution.manifest.v2' : 'oci.image.manifest.v1';
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: `application/vnd.${family}+json`,
    ...(artifactType === undefined ? {} : { artifactType }),
    config: descriptor(config, 'config'),
    layers: layers.map((mediaType, index) => ({
      ...descriptor(mediaType, String(index)),
      annotations: { 'dev.cosignproject.cosign/signature': 'MEUCIQ==' },
    })),
  });
}

/** What the tools of each ecosystem write, and the name under which it is to be known. */
const shapes: Readonly<Record<string, Shape & { readonly name: string }>> = {
  'helm push': {
    name: 'Helm chart',
    config: 'application/vnd.cncf.helm.config.v1+json',
    layers: ['application/vnd.cncf.helm.chart.content.v1.tar+gzip'],
  },
  'helm push, with provenance first': {
    name: 'Helm chart',
    config: 'application/vnd.cncf.helm.config.v1+json',
    layers: [
      'application/vnd.cncf.helm.chart.provenance.v1.prov',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    ],
  },
  'cosign sign': {
    name: 'cosign signature',
    config: image,
    layers: ['application/vnd.dev.cosign.simplesigning.v1+json'],
  },
  'cosign attest': {
    name: 'cosign attestation',
    config: image,
    layers: ['application/vnd.dsse.envelope.v1+json'],
  },
  'cosign 3 sign': {
    name: 'Sigstore bundle',
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    config: empty,
    layers: ['application/vnd.dev.sigstore.bundle.v0.3+json'],
  },
  'cosign attach sbom': { name: 'cosign SBOM attachment', config: image, layers: ['text/spdx+json'] },
  'notation sign': {
    name: 'Notary Project signature',
    artifactType: 'application/vnd.cncf.notary.signature',
    config: empty,
    layers: ['application/jose+json'],
  },
  'notation sign, older form': {
    name: 'Notary Project signature',
    config: 'application/vnd.cncf.notary.signature',
    layers: ['application/cose'],
  },
  'docker buildx build': {
    name: 'BuildKit attestation manifest',
    artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
    config: empty,
    layers: ['application/vnd.in-toto+json', 'application/vnd.in-toto+json'],
  },
  'docker buildx build, image form': {
    name: 'BuildKit attestation manifest (image form)',
    config: image,
    layers: ['application/vnd.in-toto+json'],
  },
  'regctl artifact put of an SBOM': {
    name: 'SBOM attached to an image',
    artifactType: 'application/spdx+json',
    config: empty,
    layers: ['application/spdx+json'],
  },
  'wkg publish': {
    name: 'Wasm artifact',
    config: 'application/vnd.wasm.config.v0+json',
    layers: ['application/wasm'],
  },
  'oci-tar-builder': {
    name: 'Wasm image for runwasi',
    config: image,
    layers: ['application/vnd.bytecodealliance.wasm.component.layer.v0+wasm'],
  },
  'spin registry push': {
    name: 'Spin application',
    config: image,
    layers: [
      'application/vnd.wasm.content.layer.v1+wasm',
      'application/vnd.wasm.content.layer.v1+data',
      'application/vnd.fermyon.spin.application.v1+config',
    ],
  },
  'wash push, 1.x': {
    name: 'wasmCloud 1.x component',
    config: 'application/vnd.wasmcloud.actor.archive.config',
    layers: ['application/vnd.module.wasm.content.layer.v1+wasm'],
  },
  'singularity push oras://': {
    name: 'Singularity image (SIF)',
    config: 'application/vnd.sylabs.sif.config.v1+json',
    layers: ['application/vnd.sylabs.sif.layer.v1.sif'],
  },
  'singularity push docker://': {
    name: 'OCI-SIF image',
    config: image,
    layers: ['application/vnd.sylabs.image.layer.v1.squashfs'],
  },
  'flux push artifact': {
    name: 'Flux artifact',
    config: 'application/vnd.cncf.flux.config.v1+json',
    layers: ['application/vnd.cncf.flux.content.v1.tar+gzip'],
  },
  'modctl push': {
    name: 'AI model (ModelPack)',
    artifactType: 'application/vnd.cncf.model.manifest.v1+json',
    config: 'application/vnd.cncf.model.config.v1+json',
    layers: ['application/vnd.cncf.model.weight.v1.raw', 'application/vnd.cncf.model.doc.v1.tar'],
  },
  'ollama push': {
    name: 'Ollama model',
    docker: true,
    config: 'application/vnd.docker.container.image.v1+json',
    layers: ['application/vnd.ollama.image.model', 'application/vnd.ollama.image.license'],
  },
  'devcontainer features publish': {
    name: 'Dev Container Feature or Template',
    config: 'application/vnd.devcontainers',
    layers: ['application/vnd.devcontainers.layer.v1+tar'],
  },
  'spoc push, with a seccomp profile in JSON': {
    name: 'Seccomp profile',
    artifactType: 'application/vnd.cncf.seccomp-profile.config.v1+json',
    config: 'application/vnd.cncf.seccomp-profile.config.v1+json',
    layers: ['application/json'],
  },
  'oras push, with a seccomp profile': {
    name: 'Seccomp profile',
    config: 'application/vnd.cncf.seccomp-profile.config.v1+json',
    layers: ['application/vnd.oci.image.layer.v1.tar'],
  },
  'spoc push, with profiles in YAML': {
    name: 'Artifact without a type of its own',
    artifactType: 'application/vnd.unknown.config.v1+json',
    config: empty,
    layers: ['application/vnd.oci.image.layer.v1.tar'],
  },
  'docker mcp catalog push': {
    name: 'Docker MCP artifact',
    artifactType: 'application/vnd.docker.mcp.catalog.v1+json',
    config: empty,
    layers: ['application/json'],
  },
  'oras push, with a Docker volume': {
    name: 'Docker volume',
    artifactType: 'application/vnd.docker.volume.v1+tar.gz',
    config: empty,
    layers: ['text/plain'],
  },
  'oras attach, with image compatibility': {
    name: 'Image compatibility',
    artifactType: 'application/vnd.nfd.image-compatibility.v1alpha1',
    config: empty,
    layers: ['application/vnd.nfd.image-compatibility.spec.v1alpha1+yaml'],
  },
  'ocm, for the index of components': {
    name: 'OCM component index',
    artifactType: 'application/vnd.ocm.software.component-index.v1+json',
    config: empty,
    layers: [empty],
  },
  'ocm, for ownership': {
    name: 'OCM ownership',
    artifactType: 'application/vnd.ocm.software.ownership.v1+json',
    config: empty,
    layers: [empty],
  },
  'skills-oci push': {
    name: 'Agent skill',
    artifactType: 'application/vnd.agentskills.skill.v1',
    config: 'application/vnd.agentskills.skill.config.v1+json',
    layers: ['application/vnd.agentskills.skill.content.v1.tar+gzip'],
  },
  'acr-skill': {
    name: 'Skill of Alibaba Cloud',
    artifactType: 'application/vnd.agent.skill.v1+json',
    config: empty,
    layers: ['application/vnd.agent.skill.content.v1.tar+gzip'],
  },
  Fleet: {
    name: 'Fleet bundle',
    artifactType: 'application/fleet.manifest',
    config: empty,
    layers: ['application/fleet.file'],
  },
  'mass bundle publish': {
    name: 'Massdriver bundle',
    artifactType: 'application/vnd.massdriver.bundle.v1+json',
    config: empty,
    layers: ['application/hcl', 'application/json', 'text/plain'],
  },
  'an OMMX experiment': {
    name: 'OMMX artifact',
    artifactType: 'application/org.ommx.v1.experiment',
    config: 'application/org.ommx.v1.experiment.config+json',
    layers: ['application/org.ommx.v2.instance', 'application/vnd.numpy'],
  },
  ocipkg: {
    name: 'ocipkg package',
    artifactType: 'application/vnd.ocipkg.v1.artifact',
    config: 'application/vnd.ocipkg.v1.config+json',
    layers: ['application/vnd.ocipkg.v1.layer.tar+gzip'],
  },
  'apko, in EROFS format': { name: 'EROFS image', config: image, layers: ['application/vnd.erofs'] },
};

describe('formats of artifacts', () => {
  for (const [tool, { name, ...shape }] of Object.entries(shapes)) {
    it(`knows what ${tool} writes, and finds nothing wrong with it`, () => {
      const { document, findings } = lint(manifest(shape));
      assert.equal(classifyManifest(document.model!, builtInCatalogue)?.profile?.name, name);
      const summary = service.summary(document, defaultSettings)?.split(' · ') ?? [];
      assert(summary.includes(name), summary.join(' · '));
      const weighty = findings.filter(
        ({ rule, severity }) => rule.category === 'profile' || severity === 'error' || severity === 'warning',
      );
      assert.deepEqual(
        weighty.map(({ rule, message }) => `${rule.id}: ${message}`),
        [],
      );
    });
  }

  it('have names and conditions of their own', () => {
    const { profiles } = builtInCatalogue;
    assert.equal(new Set(profiles.map(({ id }) => id)).size, profiles.length);
    for (const { id, match, layers } of profiles) {
      assert(
        Object.values(match).some((list) => list.length > 0),
        `${id} would take every manifest`,
      );
      for (const { min, max } of layers) assert(max === null || max >= min, `${id} asks for the impossible`);
    }
  });
});
