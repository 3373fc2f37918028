import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { mediaTypeOfContent } from '#service';

const layer = 'application/vnd.oci.image.layer.v1.tar';

/** A tar archive’s first block, as far as it matters here. */
const tar = Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\u000000')]);

const cases: readonly {
  readonly what: string;
  readonly bytes: Uint8Array | string | object;
  readonly fileName?: string;
  readonly type: string;
}[] = [
  { what: 'a tar archive', bytes: tar, type: layer },
  { what: 'a gzipped tar archive', bytes: gzipSync(tar), fileName: 'a.tar.gz', type: `${layer}+gzip` },
  { what: 'the same with the short ending', bytes: gzipSync(tar), fileName: 'A.TGZ', type: `${layer}+gzip` },
  { what: 'another gzipped file', bytes: gzipSync('a'), fileName: 'a.gz', type: 'application/gzip' },
  { what: 'zstd', bytes: Buffer.from('28b52ffd00', 'hex'), fileName: 'a.zst', type: 'application/zstd' },
  {
    what: 'a tar archive in zstd',
    bytes: Buffer.from('28b52ffd00', 'hex'),
    fileName: 'a.tar.zst',
    type: `${layer}+zstd`,
  },
  { what: 'a Wasm module', bytes: '\0asm\x01\0\0\0', type: 'application/wasm' },
  { what: 'a zip archive', bytes: 'PK\x03\x04', type: 'application/zip' },
  { what: 'an empty JSON object', bytes: '{}', type: 'application/vnd.oci.empty.v1+json' },
  { what: 'other JSON', bytes: '{ "a": 1 }', type: 'application/json' },
  {
    what: 'JSON that was cut',
    bytes: '{ "spdxVersion": "SPDX-2.3", "files": [ { "na',
    type: 'application/spdx+json',
  },
  { what: 'CycloneDX', bytes: { bomFormat: 'CycloneDX' }, type: 'application/vnd.cyclonedx+json' },
  {
    what: 'an in-toto statement',
    bytes: { _type: 'https://in-toto.io/Statement/v1', subject: [] },
    type: 'application/vnd.in-toto+json',
  },
  {
    what: 'a document that says its own media type',
    bytes: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
    type: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  },
  {
    what: 'an index',
    bytes: { schemaVersion: 2, manifests: [] },
    type: 'application/vnd.oci.image.index.v1+json',
  },
  {
    what: 'an image config',
    bytes: { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [] } },
    type: 'application/vnd.oci.image.config.v1+json',
  },
  {
    what: 'a layout file',
    bytes: { imageLayoutVersion: '1.0.0' },
    type: 'application/vnd.oci.layout.header.v1+json',
  },
  { what: 'Markdown', bytes: '# Title', fileName: 'README.md', type: 'text/markdown' },
  { what: 'YAML', bytes: 'a: b', fileName: 'values.yaml', type: 'application/yaml' },
  { what: 'plain text', bytes: 'words', fileName: 'LICENSE', type: 'text/plain' },
  {
    what: 'text that was cut inside a character',
    bytes: Buffer.from('aé').subarray(0, 2),
    type: 'text/plain',
  },
  { what: 'unknown bytes', bytes: Buffer.from([0xfe, 0x00, 0xff]), type: 'application/octet-stream' },
  { what: 'nothing', bytes: '', type: 'application/octet-stream' },
];

describe('the media type of a file', () => {
  for (const { what, bytes, fileName = 'file', type } of cases) {
    it(`of ${what} is ${type}`, () => {
      assert.equal(mediaTypeOfContent({ bytes: bytesOf(bytes), fileName }), type);
    });
  }
});

function bytesOf(content: Uint8Array | string | object): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}
