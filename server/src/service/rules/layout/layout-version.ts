import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';

/** The layout has a version of its own, which is often mistaken for that of the specification. */
export default defineRule({
  id: 'layout-version',
  subject: 'layout',
  kinds: ['image-layout'],
  severity: 'error',
  summary: 'The version of the image layout is not 1.0.0.',
  specification: specification('image-layout.md', 'oci-layout-file'),
  messages: {
    version:
      '"{version}" is no version of the image layout; it is "1.0.0" in all versions of the specification. Tools refuse the directory otherwise.',
  },
  fixes: { replace: 'Replace it by "1.0.0"' },
  automatic: ['replace'],
  *check({ model }) {
    const version = model.imageLayoutVersion;
    if (version === undefined || version === '1.0.0') return;
    const path = ['imageLayoutVersion'];
    yield {
      message: 'version',
      at: { path },
      values: { version },
      fixes: [{ fix: 'replace', operations: [{ op: 'set', path, value: '1.0.0' }] }],
    };
  },
});
