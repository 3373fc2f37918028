import { config, markedKey, print } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const rootfs = { type: 'layers', diff_ids: ['$1', '$2'] };
const twoLayers = (history?: unknown) => config({ rootfs, history });
const reported = (...entries: readonly unknown[]) => config({ rootfs, [markedKey('history')]: entries });

testRule('history-count', {
  valid: [
    twoLayers(),
    twoLayers([]),
    twoLayers(null),
    twoLayers([{ created_by: 'a' }, { created_by: 'b', empty_layer: true }, {}]),
    // A mistyped entry is a finding of another rule.
    twoLayers([{ created_by: 'a' }, 7]),
    print({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers' }, history: [{}] }),
  ],
  invalid: [
    {
      text: reported({ created_by: 'a' }),
      message: 'too-few',
      severity: 'information',
      fixes: { 'Remove "history" (optional, but some registries require it)': twoLayers() },
    },
    { text: reported({ empty_layer: true }) },
    { text: reported({}, {}, { empty_layer: false }), message: 'too-many', severity: 'warning' },
  ],
});
