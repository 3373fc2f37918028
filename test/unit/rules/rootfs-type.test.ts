import { config, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const ofType = (type: unknown) => config({ rootfs: { type, diff_ids: ['$1'] } });

testRule('rootfs-type', {
  valid: [ofType('layers'), ofType(7), ofType(undefined)],
  invalid: [
    {
      text: ofType(marked('overlay')),
      message: 'other',
      severity: 'error',
      fixes: { 'Replace "overlay" with "layers"': ofType('layers') },
    },
    { text: ofType(marked('')), fixes: { 'Replace "" with "layers"': ofType('layers') } },
  ],
});
