import { artifact, image, imageConfigDescriptor, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { digestOfEmptyObject } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const markedConfig = imageConfigDescriptor({ mediaType: marked('application/vnd.oci.image.config.v1+json') });
const imageOf = (mediaType: string) => image({ layers: [file({ mediaType })] });

testRule('image-config-without-rootfs-layer', {
  valid: [
    image(),
    image({ layers: [] }),
    image({ config: customConfig(), layers: [file()] }),
    // Said by the rule about artifactType.
    image({ artifactType: 'application/vnd.example.thing.v1', layers: [file()] }),
    // Said by the rules about misspelled types, and about configs without content.
    imageOf('application/vnd.oci.image.picture.v1.tar+gzip').replace('picture', 'layers'),
    image({
      config: imageConfigDescriptor({ digest: digestOfEmptyObject, size: 2 }),
      layers: [file()],
    }),
    // A Helm chart has another config, which is said by the rule about known formats.
    imageOf('application/vnd.cncf.helm.chart.content.v1.tar+gzip'),
    // cosign signatures and Wasm images have this form.
    imageOf('application/vnd.dev.cosign.simplesigning.v1+json'),
    imageOf('application/vnd.bytecodealliance.wasm.component.layer.v0+wasm'),
  ],
  invalid: [
    {
      text: image({ config: markedConfig, layers: [file()] }),
      message: 'none',
      severity: 'information',
      fixes: {
        'It is an artifact: use the empty config and artifactType application/vnd.example.file': artifact({
          artifactType: 'application/vnd.example.file',
          layers: [file()],
        }),
      },
    },
    {
      text: image({ config: markedConfig, layers: [file()] }),
      policy: { specification: '1.0' },
      message: 'none',
      fixes: {},
    },
    {
      text: image({
        config: markedConfig,
        layers: [file(), file({ mediaType: 'application/vnd.sample.file' })],
      }),
      message: 'none',
      fixes: {},
    },
  ],
});
