import { configWith, image, markedKey, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const annotated = (annotations: Members) => image({ annotations });
const labeled = (labels: Members) => configWith({ Labels: labels });
const created = '2024-05-04T00:00:00Z';

testRule('annotation-superseded', {
  valid: [
    annotated({ 'org.opencontainers.image.created': created }),
    // Both, for old and for current tools.
    labeled({ 'org.label-schema.name': 'a', 'org.opencontainers.image.title': 'a' }),
    labeled({ 'org.label-schema.schema-version': '1.0' }),
  ],
  invalid: [
    {
      text: labeled({ [markedKey('org.label-schema.vendor')]: 'Example' }),
      message: 'superseded',
      severity: 'hint',
      fixes: {
        'Rename "org.label-schema.vendor" to "org.opencontainers.image.vendor"': labeled({
          'org.opencontainers.image.vendor': 'Example',
        }),
      },
    },
    {
      text: annotated({ [markedKey('oci.opencontainers.image.created')]: created }),
      fixes: {
        'Rename "oci.opencontainers.image.created" to "org.opencontainers.image.created"': annotated({
          'org.opencontainers.image.created': created,
        }),
      },
    },
    // Under the new key the value would be wrong.
    { text: labeled({ [markedKey('org.label-schema.build-date')]: 'soon' }), fixes: {} },
  ],
});
