import { createHash } from 'node:crypto';
import { image, index, layer, manifestDescriptor, marked, print, type Members } from '#helpers/documents';
import { hex, withDigest, withMarkedDigest } from '#helpers/documents/descriptors';
import { writeOutDigests } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const notes = 'some notes';
const digestOfNotes = createHash('sha256').update(notes).digest('hex');

/** A placeholder beside the title of a file that is there: whether the digest of the file replaces it without asking. */
const filledIn = (digest: string, automatic: boolean, more: Members = {}) => ({
  text: print({
    mediaType: 'text/plain',
    digest: marked(digest),
    ...more,
    annotations: { 'org.opencontainers.image.title': 'notes.txt' },
  }),
  kind: 'descriptor' as const,
  neighbors: { 'notes.txt': notes },
  automatic,
});

const wasmConfigType = 'application/vnd.wasm.config.v0+json';
const titled = { 'org.opencontainers.image.title': 'hello.wasm' };

/** The manifest of a Wasm artifact whose config is still to be filled in, or has been. */
const wasmArtifact = (config: Members, layers = [layer({ mediaType: 'application/wasm', digest: '$1' })]) =>
  image({ config: { mediaType: wasmConfigType, ...config }, layers });
const wasmLayer = layer({ mediaType: 'application/wasm', digest: '$1', annotations: titled });
const moduleConfig = `{"architecture":"wasm","os":"wasip1","layerDigests":["${writeOutDigests('$1')}"]}`;
const filledInConfig = {
  digest: `sha256:${createHash('sha256').update(moduleConfig).digest('hex')}`,
  size: moduleConfig.length,
  data: Buffer.from(moduleConfig).toString('base64'),
};
const moduleHead = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
const componentHead = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00]);
const useWasmConfig =
  'It is a core Wasm module: embed its config for wasip1, made from the digest of the layer';

const repeated = (pattern: string) => `sha256:${pattern.repeat(64 / pattern.length)}`;

testRule('digest-placeholder', {
  valid: [
    withDigest(`sha256:${hex}`),
    withDigest('sha256:abc'),
    withDigest(`sha256:${'x0'.repeat(32)}`),
    withDigest(repeated('0'), 'application/vnd.oci.empty.v1+json'),
  ],
  invalid: [
    { text: withMarkedDigest('sha256:...'), message: 'left-out', severity: 'error' },
    { text: withMarkedDigest('sha256:'), message: 'left-out' },
    { text: withMarkedDigest('sha256:badf00d..'), message: 'left-out' },
    { text: withMarkedDigest('<digest>'), message: 'left-out' },
    { text: withMarkedDigest('sha256:$DIGEST'), message: 'left-out' },
    { text: withMarkedDigest('sha256:xxxxxxxx'), message: 'left-out' },
    {
      text: `{
        "mediaType": "text/plain",
        "digest": «"sha256:..."»,
        "annotations": { "org.opencontainers.image.title": "notes.txt" }
      }`,
      kind: 'descriptor',
      neighbors: { 'notes.txt': 'some notes' },
      message: 'left-out',
      fixes: {
        'Use the digest and size of the file that the title names': `{
        "mediaType": "text/plain",
        "digest": "sha256:${createHash('sha256').update('some notes').digest('hex')}",
        "size": 10,
        "annotations": { "org.opencontainers.image.title": "notes.txt" }
      }`,
      },
    },
    // The config of a core module says nothing but what the manifest says; that of a component describes its interfaces.
    {
      text: wasmArtifact({ digest: marked('sha256:'), size: 0 }),
      message: 'left-out',
      automatic: false,
      fixes: { [useWasmConfig]: wasmArtifact(filledInConfig) },
    },
    {
      text: wasmArtifact({ digest: marked('sha256:') }, [wasmLayer]),
      neighbors: { 'hello.wasm': moduleHead },
      fixes: { [useWasmConfig]: wasmArtifact(filledInConfig, [wasmLayer]) },
    },
    {
      text: wasmArtifact({ digest: marked('sha256:'), size: 0 }, [wasmLayer]),
      neighbors: { 'hello.wasm': componentHead },
      fixes: {},
    },
    { text: wasmArtifact({ digest: marked('sha256:'), size: 0 }, [wasmLayer, wasmLayer]), fixes: {} },
    // The file agrees with all that is there of the digest and the size, or does not.
    filledIn('<digest>', true),
    filledIn('sha256:...', true, { size: 10 }),
    filledIn('sha256:...', false, { size: 11 }),
    filledIn('sha256:...', false, { data: 'MQ==' }),
    filledIn('sha256:...', true, { data: '' }),
    filledIn(`sha256:${digestOfNotes.slice(0, 8)}...`, true),
    filledIn(`sha256:${digestOfNotes.slice(0, 8)}…${digestOfNotes.slice(-4)}`, true),
    filledIn(`sha256:${digestOfNotes.slice(0, 8)}...beef`, false),
    filledIn(`sha256:badf00d...${digestOfNotes.slice(-4)}`, false),
    filledIn(repeated('0'), false),
    { text: withMarkedDigest(repeated('0')), message: 'made-up', severity: 'information' },
    { text: withMarkedDigest(repeated('deadbeef')), message: 'made-up' },
    {
      text: index({
        manifests: [
          manifestDescriptor({ digest: marked(repeated('a')) }),
          manifestDescriptor({ digest: marked(repeated('b')) }),
        ],
      }),
      message: ['made-up', 'made-up'],
    },
  ],
});
