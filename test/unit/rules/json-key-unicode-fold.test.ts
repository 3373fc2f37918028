import { index, markedKey } from '#helpers/documents';
import { renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

testRule('json-key-unicode-fold', {
  valid: [index(), renamed(index(), 'manifests', 'Manifests')],
  invalid: [
    {
      text: renamed(index(), 'manifests', markedKey('manifeſts')),
      message: 'letter',
      severity: 'error',
      fixes: { 'Rename it to "manifests"': index() },
    },
    {
      text: index({ [markedKey('manifeſts')]: [] }),
      message: 'clash',
      fixes: { 'Remove "manifeſts"': index() },
    },
  ],
});
