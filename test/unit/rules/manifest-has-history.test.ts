import { image, markedKey } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('manifest-has-history', {
  valid: [image(), image({ history: null })],
  invalid: [
    {
      text: image({ [markedKey('history')]: [{ created_by: 'make' }] }),
      message: 'history',
      severity: 'warning',
      fixes: { 'Remove "history"': image() },
    },
  ],
});
