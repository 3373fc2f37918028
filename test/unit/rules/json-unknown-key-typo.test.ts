import { testRule } from '#helpers/ruleTester';

const index = (more: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }
  ]${more}
}
`;
const config = (more: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { ${more} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('json-unknown-key-typo', {
  valid: [
    index(',\n  "annotations": { "annotation": "x" }'),
    // A name of one's own, and a name that is known elsewhere, are no slips.
    index(',\n  "com.example.policy": 1,\n  "object": 1,\n  "created": "2024-01-01T00:00:00Z"'),
    // What Docker writes is known, and a short word is too near to other words.
    config('"Cmd": ["sh"], "Hostname": "", "OnBuild": null, "Date": 1'),
    // Nor is a value of another type.
    index('').replace('"size": 5', '"size": 5, "url": "https://example.com/1"'),
    // A misspelt name beside the right one is not the right one again.
    index(',\n  "annotations": {},\n  "anotations": {}'),
  ],
  invalid: [
    {
      text: index(',\n  «"annotation"»: { "org.example.key": "x" }'),
      message: 'typo',
      severity: 'hint',
      fixes: {
        'Rename "annotation" to "annotations"': index(',\n  "annotations": { "org.example.key": "x" }'),
      },
    },
    { text: config('«"Label"»: { "org.example.key": "x" }, «"WorkinDgir"»: "/"') },
    { text: index('').replace('"size": 5', '"size": 5, «"url"»: ["https://example.com/1"]') },
  ],
});
