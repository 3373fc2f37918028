import { image, imageConfigDescriptor, layer, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const known = layer({
  digest: 'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1',
  size: 32,
});

const artifact = (...layers: unknown[]) => image({ config: customConfig(), layers });
const titled = (title: string, more = {}) =>
  file({ annotations: { 'org.opencontainers.image.title': title }, ...more });

/** The same payload, signed twice. */
const signed = (signature: string, mediaType = 'application/vnd.dev.cosign.simplesigning.v1+json') =>
  layer({ mediaType, annotations: { 'dev.cosignproject.cosign/signature': signature } });

testRule('duplicate-blob-in-layers', {
  valid: [
    image({ layers: [layer(), layer({ digest: '$3' })] }),
    image({ layers: [known, known] }),
    image({ layers: [signed('MEQC'), signed('MEUC'), signed('MEYC')] }),
    image({ layers: [layer({ digest: 'sha256:abc' }), layer({ digest: 'sha256:abc' })] }),
    // Only layers are unpacked one upon the other.
    image({ config: imageConfigDescriptor({ digest: '$2' }), layers: [layer()] }),
    artifact(signed('MEQC', 'application/vnd.dsse.envelope.v1+json'), file()),
  ],
  invalid: [
    {
      text: image({ layers: [layer(), layer({ digest: marked('$2') })] }),
      message: 'duplicate',
      severity: 'hint',
      says: 'layers[0] points to the same blob.',
      related: ['layers[0].digest first'],
    },
    { text: artifact(titled('a'), titled('b', { digest: marked('$2') })), message: 'duplicate' },
    {
      text: image({
        layers: [layer(), layer({ digest: marked('$2'), annotations: { 'org.example.a': 'b' } })],
      }),
      message: 'duplicate',
    },
    {
      // The same is said in another order.
      text: artifact(
        file({ digest: '$2', annotations: { 'org.example.a': '1', 'org.example.b': '2' } }),
        file({ digest: marked('$2'), annotations: { 'org.example.b': '2', 'org.example.a': '1' } }),
      ),
      message: 'duplicate',
    },
    {
      text: image({ layers: [signed('MEQC'), { ...signed('MEQC'), digest: marked('$2') }] }),
      message: 'duplicate',
    },
  ],
});
