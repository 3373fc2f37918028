import { index, markedKey } from '#helpers/documents';
import { renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

const foreign = renamed(index(), 'manifests', markedKey('manifeſts'));
const beside = index({ [markedKey('manifeſts')]: [] });

testRule('json-key-unicode-fold', {
  valid: [index(), renamed(index(), 'manifests', 'Manifests')],
  invalid: [
    {
      text: foreign,
      message: 'letter',
      severity: 'error',
      fixes: { 'Rename "manifeſts" to "manifests"': index() },
    },
    { text: beside, message: 'clash', fixes: { 'Remove "manifeſts"': index() } },
  ],
});
