import {
  artifact,
  image,
  imageConfigDescriptor,
  layer,
  manifestDescriptor,
  marked,
  type Members,
} from '#helpers/documents';
import { digestOfEmptyObject, digestOfNothing, imageWithLayer } from '#helpers/documents/descriptors';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const withConfig = (members: Members) =>
  image({
    config: imageConfigDescriptor({ mediaType: 'application/vnd.example.config.v1+json', ...members }),
  });
const emptyFile = imageWithLayer({ mediaType: 'text/plain', digest: digestOfNothing, size: marked(0) });

testRule('size-zero', {
  valid: [
    image(),
    withConfig({ digest: digestOfEmptyObject, size: 2 }),
    // The size alone is wrong, which another rule reports.
    withConfig({ digest: digestOfEmptyObject, size: 0 }),
  ],
  invalid: [
    {
      text: withConfig({ digest: digestOfNothing, size: marked(0), data: '' }),
      message: 'blob',
      severity: 'warning',
      fixes: {
        'Point to the JSON object "{}" of 2 bytes': withConfig({
          digest: digestOfEmptyObject,
          size: 2,
          data: 'e30=',
        }),
      },
    },
    {
      text: image({ config: imageConfigDescriptor({ digest: digestOfNothing, size: marked(0) }) }),
      message: 'document',
      severity: 'error',
      fixes: {},
    },
    {
      text: indexOf(manifestDescriptor({ digest: digestOfNothing, size: marked(0) })),
      message: 'document',
      severity: 'error',
      fixes: {},
    },
    {
      text: imageWithLayer({ digest: digestOfNothing, size: marked(0) }),
      message: 'layer',
      severity: 'error',
      fixes: {},
    },
    // Tools give any file of an artifact the type of an uncompressed archive.
    {
      text: artifact({
        layers: [
          layer({
            mediaType: 'application/vnd.oci.image.layer.v1.tar',
            digest: digestOfNothing,
            size: marked(0),
          }),
        ],
      }),
      message: 'layer',
      severity: 'warning',
    },
    // No tool gives them the type of a compressed one.
    ...['gzip', 'zstd'].map((compression) => ({
      text: artifact({
        layers: [
          layer({
            mediaType: `application/vnd.oci.image.layer.v1.tar+${compression}`,
            digest: digestOfNothing,
            size: marked(0),
          }),
        ],
      }),
      message: 'layer',
      severity: 'error' as const,
    })),
    {
      text: withConfig({
        mediaType: 'application/vnd.wasm.config.v0+json',
        digest: digestOfNothing,
        size: marked(0),
      }),
      message: 'document',
      fixes: {},
    },
    // A document is never empty, not even where files may be.
    {
      text: imageWithLayer({
        mediaType: 'application/vnd.oci.image.index.v1+json',
        digest: digestOfNothing,
        size: marked(0),
      }),
      message: 'document',
      severity: 'error',
      fixes: {},
    },
    // Whatever its type, a subject is a document.
    {
      text: image({
        subject: manifestDescriptor({
          mediaType: 'application/vnd.example.v1',
          digest: digestOfNothing,
          size: marked(0),
        }),
      }),
      message: 'document',
    },
    { text: withConfig({ size: marked(0) }), message: 'contradiction', severity: 'warning' },
    { text: emptyFile, message: 'file', severity: 'information' },
    ...[
      'application/spdx+json',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      'application/wasm',
    ].map((mediaType) => ({
      text: emptyFile.replace('text/plain', mediaType),
      message: 'form',
      severity: 'warning' as const,
    })),
    { text: emptyFile, policy: { consumers: ['ecr'] }, message: 'file', severity: 'warning' },
  ],
});
