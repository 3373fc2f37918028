import { image, imageConfigDescriptor, markedKey } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const urls = ['https://example.com/layer'];

testRule('urls-on-distributable', {
  valid: [
    image(),
    imageWithLayer({ urls: [] }),
    imageWithLayer({ mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', urls }),
    imageWithLayer({ mediaType: 'text/plain', urls }),
    image({ config: imageConfigDescriptor({ urls }) }),
  ],
  invalid: [
    {
      text: imageWithLayer({ [markedKey('urls')]: urls }),
      message: 'urls',
      severity: 'warning',
      fixes: { 'Remove urls': image() },
    },
    {
      text: imageWithLayer({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        [markedKey('urls')]: urls,
      }),
      severity: 'warning',
    },
    {
      text: imageWithLayer({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd',
        [markedKey('urls')]: urls,
      }),
      message: 'urls',
      severity: 'information',
    },
  ],
});
