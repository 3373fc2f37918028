import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import {
  artifact,
  config,
  dockerConfigDescriptor,
  dockerLayer,
  dockerManifest,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  marked,
  print,
  type Members,
} from '#helpers/documents';
import { digestOf } from '#schemas/values/digest';
import { indexOf } from '#helpers/documents/indexes';
import { wasmConfig } from '#helpers/documents/wasmConfig';
import { tarOf } from '#helpers/layoutDraft';
import { LayoutDraft } from '#helpers/layoutDraft';
import { problemsOf } from '#helpers/layoutRuleTester';
import { testRule } from '#helpers/ruleTester';

const emptyObject = { digest: emptyDescriptor()['digest'], size: 2 };
const nullValue = {
  digest: 'sha256:74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
  size: 4,
};
const emptyTar = {
  digest: 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  size: 1024,
};
const emptyGzip = {
  digest: 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
  size: 32,
};

/** A descriptor’s members for content that is embedded in it. */
function embedded(content: Uint8Array | string): Members {
  const bytes = Buffer.from(content);
  return { digest: digestOf('sha256', bytes), size: bytes.length, data: bytes.toString('base64') };
}

const tar = tarOf('a', '');
const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0]);
const wasm = Buffer.from('\0asm\x01\0\0\0', 'latin1');

const ociTar = 'application/vnd.oci.image.layer.v1.tar';
const dockerTar = 'application/vnd.docker.image.rootfs.diff.tar';
const withLayer = (mediaType: unknown, content: Members) =>
  image({ layers: [layer({ mediaType, ...content })] });
const withFile = (mediaType: unknown, content: Members) =>
  artifact({ layers: [layer({ mediaType, ...content })] });
const withConfig = (mediaType: unknown, content: Members) =>
  image({ config: imageConfigDescriptor({ mediaType, ...content }) });
const withEntry = (mediaType: unknown, content: Members) =>
  indexOf(manifestDescriptor({ mediaType, ...content }));
const withSubject = (mediaType: unknown, content: Members) =>
  artifact({ subject: manifestDescriptor({ mediaType, ...content }) });
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const wasmType = 'application/vnd.wasm.config.v0+json';
const helmConfig = 'application/vnd.cncf.helm.config.v1+json';
const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
const ociConfig = 'application/vnd.oci.image.config.v1+json';

/** A layer with the type of another compression, and what the fix makes of it. */
const recompressed = (wrong: string, right: string, content: Members, message: 'known' | 'embedded') => ({
  text: withLayer(marked(wrong), content),
  message,
  severity: 'error' as const,
  fixes: { [`Replace "${wrong}" with "${right}"`]: withLayer(right, content) },
});

testRule('content-contradicts-type', {
  valid: [
    image(),
    artifact(),
    withLayer(ociTar, emptyTar),
    withLayer(`${ociTar}+gzip`, emptyGzip),
    withLayer(`${ociTar}+gzip`, embedded(gzipSync(tar))),
    withLayer(`${ociTar}+zstd`, embedded(zstd)),
    withLayer(ociTar, embedded(tar)),
    withConfig(ociConfig, embedded('{"architecture":"amd64","os":"linux","rootfs":{}}')),
    withConfig('application/vnd.example.config.v1+json', emptyObject),
    withConfig(helmConfig, embedded('{"apiVersion":"v2","name":"a","version":"1.0.0"}')),
    withFile('application/json', nullValue),
    withFile('text/plain', embedded('{}')),
    withFile('application/wasm', embedded(wasm)),
    withFile('application/octet-stream', embedded(wasm)),
    withFile('application/yaml', embedded('a: 1')),
    // Encrypted content tells nothing.
    withLayer(`${ociTar}+gzip+encrypted`, embedded(zstd)),
    withEntry(manifestType, embedded(image())),
    withEntry(indexType, embedded(index())),
    withEntry(manifestType, embedded('{"schemaVersion":2,"layers":[]}')),
    withConfig(wasmType, embedded(wasmConfig())),
    // Bytes of no known form may be an old archive, or text in another encoding.
    withLayer(ociTar, embedded(png)),
    withFile('text/plain', embedded(png)),
    // Other content than the digest names is data-mismatch’s.
    withFile('application/json', { ...embedded(wasm), digest: '$2' }),
  ],
  invalid: [
    { text: withConfig(marked(helmConfig), emptyObject), message: 'chart', severity: 'warning' },
    { text: withConfig(marked(helmConfig), embedded('{ "description": "x" }')), message: 'chart' },
    {
      text: artifact({
        artifactType: undefined,
        config: imageConfigDescriptor({ mediaType: marked(ociConfig), ...emptyObject }),
      }),
      message: 'config',
      severity: 'error',
      fixes: {
        'It is an artifact: use the empty config and artifactType text/plain': artifact({
          artifactType: 'text/plain',
        }),
      },
    },
    {
      text: image({
        config: imageConfigDescriptor({ mediaType: marked(ociConfig), ...emptyObject }),
        layers: [],
      }),
      message: 'config',
    },
    { text: withConfig(marked(ociConfig), nullValue), message: 'config' },
    { text: withConfig(marked(ociConfig), embedded('[]')), message: 'config' },
    { text: withConfig(marked(ociConfig), embedded('{"model":"a"}')), message: 'config', fixes: {} },
    {
      text: dockerManifest({
        config: dockerConfigDescriptor({
          mediaType: marked('application/vnd.docker.container.image.v1+json'),
          ...emptyObject,
        }),
      }),
      message: 'config',
      fixes: {},
    },
    { text: print({ mediaType: marked(ociConfig), ...emptyObject }), message: 'config', fixes: {} },
    recompressed(ociTar, `${ociTar}+gzip`, emptyGzip, 'known'),
    recompressed(`${ociTar}+gzip`, ociTar, emptyTar, 'known'),
    recompressed(`${ociTar}+zstd`, ociTar, emptyTar, 'known'),
    recompressed(ociTar, `${ociTar}+gzip`, embedded(gzipSync(tar)), 'embedded'),
    recompressed(`${ociTar}+gzip`, `${ociTar}+zstd`, embedded(zstd), 'embedded'),
    recompressed(`${ociTar}+zstd`, `${ociTar}+gzip`, embedded(gzipSync('a')), 'embedded'),
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(dockerTar), ...emptyGzip })] }),
      message: 'known',
      severity: 'error',
      fixes: {
        [`Replace "${dockerTar}" with "${dockerTar}.gzip"`]: dockerManifest({
          layers: [dockerLayer({ mediaType: `${dockerTar}.gzip`, ...emptyGzip })],
        }),
      },
    },
    { text: withLayer(marked(ociTar), emptyObject), message: 'known', fixes: {} },
    { text: withLayer(marked(`${ociTar}+gzip`), emptyObject), message: 'known', fixes: {} },
    { text: withLayer(marked(ociTar), embedded(wasm)), message: 'embedded', fixes: {} },
    { text: withConfig(marked(ociConfig), embedded(gzipSync('{}'))), message: 'embedded', fixes: {} },
    {
      text: index({
        manifests: [
          layer({ mediaType: marked('application/vnd.oci.image.manifest.v1+json'), ...embedded(wasm) }),
        ],
      }),
      message: 'embedded',
    },
    {
      text: withFile(marked('application/vnd.example.v1+json'), embedded('a: 1')),
      message: 'embedded',
      severity: 'warning',
    },
    {
      text: withFile(marked('application/json'), embedded(gzipSync('{}'))),
      message: 'embedded',
      severity: 'warning',
    },
    {
      text: withFile(marked('application/vnd.example.v1.tar+gzip'), embedded('{}')),
      message: 'known',
      severity: 'warning',
    },
    {
      // No layer can be added to layers that are no list; another rule says so.
      text: image({
        config: imageConfigDescriptor({ mediaType: marked(ociConfig), ...emptyObject }),
        layers: 'x',
      }),
      message: 'config',
      fixes: {
        'It is an artifact: use the empty config and artifactType application/vnd.unknown.artifact.v1':
          artifact({ artifactType: 'application/vnd.unknown.artifact.v1', layers: 'x' }),
      },
    },
    {
      text: withFile(marked('application/wasm'), embedded('{"a":1}')),
      message: 'embedded',
      severity: 'warning',
    },
    { text: withEntry(marked(manifestType), emptyObject), message: 'known-document', severity: 'error' },
    { text: withEntry(marked(manifestType), embedded('{}')), message: 'known-document' },
    { text: withSubject(marked(manifestType), emptyObject), message: 'known-document', severity: 'error' },
    { text: withConfig(marked(wasmType), emptyObject), message: 'known-document' },
    {
      text: withEntry(marked(manifestType), embedded('{"schemaVersion":2}')),
      message: 'document',
      severity: 'error',
      fixes: {},
    },
    {
      text: withEntry(marked(manifestType), embedded(config())),
      message: 'kind',
      severity: 'error',
      fixes: {},
    },
    {
      text: withEntry(marked(manifestType), embedded(index())),
      message: 'kind',
      severity: 'error',
      fixes: { [`Replace "${manifestType}" with "${indexType}"`]: withEntry(indexType, embedded(index())) },
    },
    {
      text: withEntry(marked(manifestType), embedded(dockerManifest())),
      message: 'kind',
      severity: 'warning',
    },
    { text: withConfig(marked(wasmType), embedded(config())), message: 'kind', severity: 'error', fixes: {} },
    // The bytes of a picture are neither text nor compressed.
    { text: withFile(marked('application/spdx+json'), embedded(png)), message: 'other', severity: 'warning' },
    { text: withLayer(marked(`${ociTar}+gzip`), embedded(png)), message: 'other', severity: 'error' },
    { text: withFile(marked('text/plain'), embedded(wasm)), message: 'embedded', severity: 'warning' },
    { text: withFile(marked('application/zip'), embedded(tar)), message: 'embedded', severity: 'warning' },
  ],
});

describe('an entry of a layout that leads to well-known JSON', () => {
  for (const text of ['{}', '{}\n', '[]', 'null'])
    it(`is one finding: ${JSON.stringify(text)}`, async () => {
      const draft = new LayoutDraft();
      draft.index([draft.blob('application/vnd.oci.image.manifest.v1+json', text)]);
      assert.deepEqual(await problemsOf(draft.files), [
        'content-contradicts-type index.json manifests[0].mediaType known-document',
      ]);
    });
});
