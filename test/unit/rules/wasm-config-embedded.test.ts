import { digestOf } from '#schemas/values/digest';
import { image, imageConfigDescriptor, layer, raw, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const first = digestOf('sha256', Buffer.from('2'));
const second = digestOf('sha256', Buffer.from('3'));
const sound = { architecture: 'wasm', os: 'wasip1', layerDigests: [first] };

interface Embedding {
  readonly digests?: readonly string[] | undefined;
  readonly isMarked?: boolean;
  readonly algorithm?: string;
}

/** A Wasm artifact with this config embedded in it. */
function wasm(config: Members, digests?: readonly string[]): string {
  return embedding(JSON.stringify(config), { digests });
}

/** A Wasm artifact with this text as its embedded config. */
function embedding(
  config: string,
  { digests = ['$2'], isMarked = false, algorithm = 'sha256' }: Embedding = {},
): string {
  const bytes = Buffer.from(config);
  const data = bytes.toString('base64');
  return image({
    config: imageConfigDescriptor({
      mediaType: 'application/vnd.wasm.config.v0+json',
      digest: digestOf(algorithm, bytes),
      size: bytes.length,
      data: isMarked ? raw(`«"${data}"»`) : data,
    }),
    layers: digests.map((digest) => layer({ mediaType: 'application/wasm', digest })),
  });
}

const marked = (config: Members, digests?: readonly string[]) =>
  embedding(JSON.stringify(config), { digests, isMarked: true });
const markedText = (config: string) => embedding(config, { isMarked: true });
const outdated = `"architecture": "wasm", "os": "wasip1", "layerDigests": ["${second}"]`;
const correct = 'Correct the embedded config, with its digest and size';

testRule('wasm-config-embedded', {
  valid: [
    wasm(sound),
    wasm({ ...sound, os: 'wasip2', component: { exports: [], imports: [] } }),
    wasm({ ...sound, layerDigests: [first, second] }, ['$2', '$3']),
    // Another rule reports what is no such config at all, and an image may have any platform.
    wasm({ created: '2024-05-01T10:00:00Z' }),
    image(),
  ],
  invalid: [
    {
      text: marked({ ...sound, layerDigests: [second] }),
      message: 'digest',
      severity: 'warning',
      fixes: { [correct]: wasm(sound) },
    },
    { text: marked({ ...sound, layerDigests: [] }), message: 'count', fixes: { [correct]: wasm(sound) } },
    {
      text: marked({ ...sound, layerDigests: [second, first] }, ['$2', '$3']),
      message: 'order',
      fixes: { [correct]: wasm({ ...sound, layerDigests: [first, second] }, ['$2', '$3']) },
    },
    {
      text: marked({ ...sound, architecture: 'amd64' }),
      message: 'architecture',
      fixes: { [correct]: wasm(sound) },
    },
    {
      text: marked({ ...sound, os: 'linux', component: { exports: [] } }),
      message: 'os',
      fixes: { [correct]: wasm({ ...sound, os: 'wasip2', component: { exports: [] } }) },
    },
    {
      text: marked({ architecture: 'wasm', os: 'wasip1' }),
      message: 'missing',
      fixes: { [correct]: wasm(sound) },
    },
    // The digest keeps its algorithm.
    {
      text: embedding(JSON.stringify({ ...sound, layerDigests: [] }), {
        isMarked: true,
        algorithm: 'sha512',
      }),
      message: 'count',
      fixes: { [correct]: embedding(JSON.stringify(sound), { algorithm: 'sha512' }) },
    },
    // Writing the config again would round a number, or lose one of two members.
    { text: markedText(`{ ${outdated}, "build": 9007199254740993 }`), message: 'digest', fixes: {} },
    { text: markedText(`{ ${outdated}, "note": "a", "note": "b" }`), message: 'digest', fixes: {} },
    { text: markedText(`{ ${outdated.replace('os', 'OS')} }`), message: 'digest', fixes: {} },
    // The types are those of a config that is a file of its own.
    {
      text: marked({ ...sound, layerDigests: first }),
      message: 'type',
      severity: 'error',
      fixes: { [correct]: wasm(sound) },
    },
    { text: marked({ ...sound, layerDigests: [5] }), message: 'type', fixes: { [correct]: wasm(sound) } },
    { text: marked({ ...sound, os: null }), message: 'type', fixes: { [correct]: wasm(sound) } },
    { text: marked({ ...sound, created: 5 }), message: 'type', fixes: {} },
    { text: marked({ ...sound, component: { exports: 'wasi:cli' } }), message: 'type', fixes: {} },
  ],
});
