import { index, markedKey } from '#helpers/documents';
import { renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

testRule('json-key-case', {
  valid: [
    index(),
    // The keys of annotations are the author's own, in any case.
    index({ annotations: { 'org.example.Size': '1', 'org.example.size': '2' } }),
  ],
  invalid: [
    {
      text: renamed(index(), 'manifests', markedKey('Manifests')),
      message: 'case',
      severity: 'error',
      fixes: { 'Rename "Manifests" to "manifests"': index() },
    },
    {
      text: index({ [markedKey('MANIFESTS')]: [] }),
      message: 'clash',
      fixes: { 'Remove "MANIFESTS"': index() },
    },
  ],
});
