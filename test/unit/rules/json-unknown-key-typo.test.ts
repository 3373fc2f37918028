import { configWith, index, manifestDescriptor, markedKey, type Members } from '#helpers/documents';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const annotations = { 'org.example.key': 'x' };
const withEntry = (overrides: Members) => indexOf(manifestDescriptor(overrides));

testRule('json-unknown-key-typo', {
  valid: [
    index({ annotations: { annotation: 'x' } }),
    // A name of one's own, and a name that is known elsewhere, are not typos.
    index({ 'com.example.policy': 1, object: 1, created: '2024-01-01T00:00:00Z' }),
    // What Docker writes is known, and a short word is too near to other words.
    configWith({ Cmd: ['sh'], Hostname: '', OnBuild: null, Date: 1 }),
    // Nor is a value of another type.
    withEntry({ url: 'https://example.com/1' }),
    // A misspelled name beside the right one is not the right one again.
    index({ annotations: {}, anotations: {} }),
  ],
  invalid: [
    {
      text: index({ [markedKey('annotation')]: annotations }),
      message: 'typo',
      severity: 'hint',
      fixes: { 'Rename "annotation" to "annotations"': index({ annotations }) },
    },
    { text: configWith({ [markedKey('Label')]: annotations, [markedKey('WorkinDgir')]: '/' }) },
    { text: withEntry({ [markedKey('url')]: ['https://example.com/1'] }) },
    // Go reads a list whose name has other case, and what is in it.
    { text: withEntry({ [markedKey('anotations')]: annotations }).replace('"manifests"', '"Manifests"') },
  ],
});
