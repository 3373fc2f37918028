import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '#service';
import { print } from '#helpers/documents';
import { lint, parse, service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const rootfs = { type: 'layers', diff_ids: ['$1'] };
const runtime = { Env: ['PATH=/usr/bin'], Cmd: ['/run'] };

describe('what looks like an image config', () => {
  const configs: Readonly<Record<string, object>> = {
    'a root filesystem and the time of its creation': { created: '2026-01-02T03:04:05Z', rootfs },
    'a root filesystem and what a process needs': { config: runtime, rootfs },
    'a root filesystem and a platform': { os: 'linux', rootfs },
    'a root filesystem and its history': { created: '2026-01-02T03:04:05Z', history: [], rootfs, extra: 1 },
    'a platform and what a process needs': { architecture: 'arm64', os: 'linux', config: runtime },
    'a root filesystem without diff IDs': { architecture: 'arm64', os: 'linux', rootfs: { type: 'layers' } },
    'a misspelled property beside what an image config has': {
      architecture: 'arm64',
      os: 'linux',
      rootFs: { type: 'layers', diff_ids: [] },
    },
  };
  for (const [name, value] of Object.entries(configs))
    it(`is one: ${name}`, () => {
      assert.equal(kindOf(value), 'image-config');
    });

  it('is the config of a Wasm artifact where it has the digests of layers, even with a wrong platform', () => {
    assert.equal(kindOf({ architecture: 'amd64', os: 'linux', layerDigests: ['$1'] }), 'wasm-config');
  });

  const others: Readonly<Record<string, object>> = {
    'a receipt of a build that lists layers': {
      architecture: 'amd64',
      os: 'linux',
      configDigest: '$2',
      layerDigests: ['$1'],
    },
    'a request with digests of layers': { repositoryName: 'app', layerDigests: ['$1'] },
    'only a root filesystem': { rootfs },
    'only the diff IDs of a Docker model': { config: {}, rootfs: { type: 'rootfs', diff_ids: ['$1'] } },
    'the config of a Docker model': {
      config: { format: 'safetensors', quantization: 'BF16', size: '1.2 GB' },
      descriptor: { created: '2025-06-01T00:00:00Z' },
      rootfs: { type: 'rootfs', diff_ids: ['$1', '$2'] },
    },
    'the config of a Docker model without a description': {
      config: { format: 'gguf', parameters: '1 B' },
      rootfs,
    },
    'the config of a Docker plugin': {
      description: 'A volume plugin',
      entrypoint: ['/plugin'],
      interface: { types: ['docker.volumedriver/1.0'], socket: 'plugin.sock' },
      linux: { capabilities: ['CAP_SYS_ADMIN'], devices: null },
      mounts: null,
      rootfs,
    },
    'the config of an Ollama model': {
      model_format: 'gguf',
      model_family: 'gemma3',
      model_type: '4.3B',
      architecture: 'amd64',
      os: 'linux',
      rootfs,
    },
    'an Ollama config with a renderer': {
      model_format: 'safetensors',
      renderer: 'qwen3',
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: null },
    },
    'what docker image inspect prints': {
      Id: '$1',
      RepoTags: [],
      Created: '2024-01-01T00:00:00Z',
      Config: runtime,
      Architecture: 'arm64',
      Variant: 'v8',
      Os: 'linux',
      RootFS: { Type: 'layers', Layers: ['$2'] },
    },
    'what it prints about an image without names, cut short': {
      Architecture: 'amd64',
      Os: 'linux',
      Config: runtime,
      RootFS: { Type: 'layers', Layers: ['$2'] },
    },
    'what it prints about an image without a root filesystem': {
      Id: '$1',
      RepoDigests: ['example.com/a@$2'],
      Architecture: 'amd64',
      Os: 'windows',
      Config: runtime,
      GraphDriver: { Name: 'windowsfilter', Data: null },
    },
    'what podman image inspect prints': {
      Id: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
      Digest: '$1',
      RepoTags: ['localhost/a:latest'],
      Annotations: {},
      ManifestType: 'application/vnd.oci.image.manifest.v1+json',
      Architecture: 'amd64',
      Os: 'linux',
      Config: runtime,
      History: [],
      Created: '2024-01-01T00:00:00Z',
      RootFS: { Type: 'layers', Layers: [] },
    },
  };
  for (const [name, value] of Object.entries(others))
    it(`is none, and stays as it is: ${name}`, () => {
      const text = writeOutDigests(print({ ...value }));
      const { document, findings } = lint(text, { fileName: 'config.json' });
      assert.equal(document.model, undefined);
      assert.deepEqual(findings, []);
      const live = TextDocument.create('file:///config.json', 'json', 1, text);
      assert.equal(service.fixAll(live, defaultSettings).text, text);
    });
});

function kindOf(value: object): string | undefined {
  return parse(writeOutDigests(print({ ...value }))).document.detection?.kind;
}
