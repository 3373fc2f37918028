import { configWith, markedKey } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const volumes = (...paths: readonly string[]) =>
  configWith({ Volumes: Object.fromEntries(paths.map((path) => [path, {}])) });

testRule('volume-absolute', {
  valid: [volumes('/data'), configWith({ Volumes: null }), volumes()],
  invalid: [
    {
      text: volumes(markedKey('data')),
      message: 'relative',
      severity: 'information',
      fixes: { 'Replace "data" with "/data"': volumes('/data') },
    },
    { text: volumes('/data', markedKey('data')), fixes: {} },
  ],
});
