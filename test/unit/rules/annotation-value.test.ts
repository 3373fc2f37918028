import { configWith, image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const annotated = (key: string, value: unknown) => image({ annotations: { [key]: value } });
const labeled = (key: string, value: unknown) => configWith({ Labels: { [key]: value } });

testRule('annotation-value', {
  valid: [
    annotated('containerd.io/distribution.source.docker.io', 'library/alpine'),
    annotated('org.cirruslabs.tart.uncompressed-disk-size', '50000000000'),
    annotated('org.cirruslabs.tart.uncompressed-disk-size', ''),
    // Another rule checks this one.
    annotated('org.opencontainers.image.base.digest', '$1'),
    labeled('io.artifacthub.package.deprecated', 'true'),
  ],
  invalid: [
    {
      text: annotated('org.cirruslabs.tart.uncompressed-disk-size', marked('50 GB')),
      message: 'integer',
      severity: 'information',
    },
    { text: labeled('io.artifacthub.package.deprecated', marked('maybe')), message: 'boolean' },
    { text: annotated('com.amazon.soci.index-digest', marked('latest')), message: 'digest' },
    { text: labeled('io.artifacthub.package.maintainers', marked('me')), message: 'json' },
    { text: annotated('com.amazon.soci.image-layer-mediaType', marked('gzip')), message: 'media-type' },
    { text: annotated('module.wasm.image/variant', marked('compact')), message: 'values' },
  ],
});
