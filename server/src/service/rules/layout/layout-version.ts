import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The layout has a version of its own, which is often mistaken for that of the specification. */
export default defineRule({
  id: 'layout-version',
  category: 'layout',
  kinds: ['image-layout'],
  severity: 'error',
  summary: 'The version of the image layout is not 1.0.0.',
  source: specificationSection('image-layout.md', 'oci-layout-file'),
  claims: ['containerd/layout-version', 'umoci/layout-version', 'containers-image/layout-version'],
  messages: {
    version:
      '"{version}" is not a version of the image layout. In all versions of the specification, the layout version is "1.0.0". {containerd/layout-version}',
  },
  fixes: { replace: 'Replace "{version}" with "1.0.0"' },
  automatic: ['replace'],
  *check({ model }) {
    const version = model.imageLayoutVersion;
    if (version === undefined || version === '1.0.0') return;
    const path = ['imageLayoutVersion'];
    yield {
      message: 'version',
      at: { path },
      values: { version },
      fixes: [fix('replace', set(path, '1.0.0'))],
    };
  },
});
