import { configWith, image, markedKey, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const annotated = (annotations: Members) => image({ annotations });
const labeled = (labels: Members) => configWith({ Labels: labels });

testRule('annotation-typo', {
  valid: [
    annotated({
      'org.opencontainers.image.title': 'a',
      'com.example.title': 'b',
      'in-toto.io/predicate-type': 'c',
    }),
    // The specification's own example has this one; it is superseded.
    annotated({ 'oci.opencontainers.image.created': '2024-05-04T00:00:00Z' }),
    annotated({ 'org.opencontainers.image.something.else': 'a' }),
    labeled({
      maintainer: 'a',
      'org.opencontainers.image.ref.name': 'ubuntu',
      'org.opencontainers.image.os': 'linux',
    }),
    labeled({ 'org.opencontainers.image.author': 'a' }),
  ],
  invalid: [
    {
      text: annotated({ [markedKey('org.opencontainer.image.title')]: 'a' }),
      message: 'misspelled',
      severity: 'warning',
      fixes: {
        'Rename "org.opencontainer.image.title" to "org.opencontainers.image.title"': annotated({
          'org.opencontainers.image.title': 'a',
        }),
      },
      automatic: false,
    },
    {
      text: annotated({
        [markedKey('org.opencontainers.image.license')]: 'MIT',
        'org.opencontainers.image.licenses': 'MIT',
      }),
      fixes: {
        'Remove "org.opencontainers.image.license": "org.opencontainers.image.licenses" is also present':
          annotated({ 'org.opencontainers.image.licenses': 'MIT' }),
      },
    },
    { text: annotated({ [markedKey('org.opencontainers.images.source')]: 'https://example.com' }) },
    { text: annotated({ [markedKey('org.opencontainers.image.Title')]: 'a' }), automatic: true },
    // The right key is there, with a value that is none.
    {
      text: annotated({
        [markedKey('org.opencontainers.image.license')]: 'MIT',
        'org.opencontainers.image.licenses': null,
      }),
      fixes: {},
    },
    { text: annotated({ [markedKey('com.opencontainers.image.vendor')]: 'a' }) },
    { text: annotated({ [markedKey('opencontainers.image.revision')]: 'a' }) },
    { text: annotated({ [markedKey('org.opencontainers.vendor')]: 'a' }) },
    {
      text: labeled({ [markedKey('org.opencontainers.image.name')]: 'a' }),
      fixes: {
        'Rename "org.opencontainers.image.name" to "org.opencontainers.image.title"': labeled({
          'org.opencontainers.image.title': 'a',
        }),
      },
    },
    { text: annotated({ [markedKey('vnd.docker.reference.digets')]: '$1' }) },
  ],
});
