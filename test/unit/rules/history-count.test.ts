import { testRule } from '#helpers/ruleTester';

const config = (history: string) =>
  `{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": ["$1", "$2"] }${history} }`;

testRule('history-count', {
  valid: [
    config(''),
    config(', "history": []'),
    config(', "history": null'),
    config(', "history": [{ "created_by": "a" }, { "created_by": "b", "empty_layer": true }, {}]'),
    // What is mistyped is another rule's.
    config(', "history": [{ "created_by": "a" }, 7]'),
    '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers"},"history":[{}]}',
  ],
  invalid: [
    {
      text: config(', «"history"»: [{ "created_by": "a" }]'),
      message: 'count',
      severity: 'information',
      fixes: { 'Remove history, which is optional': config('') },
    },
    { text: config(', «"history"»: [{ "empty_layer": true }]') },
    { text: config(', «"history"»: [{}, {}, { "empty_layer": false }]') },
  ],
});
