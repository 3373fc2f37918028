import { digestOf } from '#schemas/values/digest';
import { image, imageConfigDescriptor, layer, raw, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const first = digestOf('sha256', Buffer.from('2'));
const second = digestOf('sha256', Buffer.from('3'));
const sound = { architecture: 'wasm', os: 'wasip1', layerDigests: [first] };

/** A Wasm artifact with this config embedded in it. */
function wasm(config: Members, digests: readonly string[] = ['$2'], isMarked = false): string {
  const bytes = Buffer.from(JSON.stringify(config));
  const data = bytes.toString('base64');
  return image({
    config: imageConfigDescriptor({
      mediaType: 'application/vnd.wasm.config.v0+json',
      digest: digestOf('sha256', bytes),
      size: bytes.length,
      data: isMarked ? raw(`«"${data}"»`) : data,
    }),
    layers: digests.map((digest) => layer({ mediaType: 'application/wasm', digest })),
  });
}

const marked = (config: Members, digests?: readonly string[]) => wasm(config, digests, true);
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
  ],
});
