import { config, markedKey, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const artifactory = { policy: { consumers: ['artifactory'] } };
const diffIds = ['$1', '$2'];
const withLayers = (members?: Members) =>
  config({ rootfs: { type: 'layers', diff_ids: diffIds }, ...members });

testRule('consumer-history-missing', {
  valid: [
    withLayers(),
    { text: withLayers(), policy: { consumers: ['gitlab'] } },
    { text: withLayers({ history: [{}, {}] }), ...artifactory },
    { text: config({ rootfs: { type: 'layers', diff_ids: [] } }), ...artifactory },
    { text: config({ rootfs: { type: 'layers' } }), ...artifactory },
    { text: config({ rootfs: undefined }), kind: 'image-config', ...artifactory },
    // While it is being typed, the history may still come.
    { text: withLayers().trimEnd().slice(0, -1), ...artifactory },
  ],
  invalid: [
    {
      text: config({ rootfs: { type: 'layers', [markedKey('diff_ids')]: diffIds } }),
      ...artifactory,
      message: 'missing',
      severity: 'warning',
      fixes: {
        'Add an entry to history for each layer': withLayers({
          history: [{ comment: 'layer' }, { comment: 'layer' }],
        }),
      },
    },
    { text: withLayers({ [markedKey('history')]: [] }), ...artifactory, message: 'missing' },
  ],
});
