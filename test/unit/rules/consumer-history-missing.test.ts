import { testRule } from '#helpers/ruleTester';

const config = (diffIds: string, history = '') => `{
  "architecture": "amd64",
  "os": "linux",
  "rootfs": { "type": "layers", ${diffIds} }${history}
}
`;
const artifactory = { policy: { consumers: ['artifactory'] } };
const layers = '"diff_ids": ["$1", "$2"]';
const entries =
  ',\n  "history": [\n    {\n      "comment": "layer"\n    },\n    {\n      "comment": "layer"\n    }\n  ]';

testRule('consumer-history-missing', {
  valid: [
    config(layers),
    { text: config(layers), policy: { consumers: ['gitlab'] } },
    { text: config(layers, ',\n  "history": [{}, {}]'), ...artifactory },
    { text: config('"diff_ids": []'), ...artifactory },
  ],
  invalid: [
    {
      text: config(layers.replace('"diff_ids"', '«"diff_ids"»')),
      ...artifactory,
      message: 'missing',
      severity: 'warning',
      fixes: { 'Add an entry to history for each of the layers': config(layers, entries) },
    },
    { text: config(layers, ',\n  «"history"»: []'), ...artifactory, message: 'missing' },
  ],
});
