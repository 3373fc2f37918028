import { testRule } from '#helpers/ruleTester';

const kind = 'project-configuration';

testRule('project-configuration', {
  valid: [
    { text: '{}', kind },
    { text: '{ "rules": { "size-zero": "off", }, } // agreed in May', kind },
    { text: '{ "specification": "main", "overrides": [{ "files": ["a"], "kind": "none" }] }', kind },
    { text: '{ "mediaTypes": [{ "type": "a/b", "title": "A", "roles": ["config", "layer"] }] }', kind },
    { text: '{ "profiles": [{ "id": "p", "name": "P", "match": { "config": ["a/b"] } }] }', kind },
    { text: '{ "baseline": [{ "file": "a.json", "rule": "size-zero" }] }', kind },
    // While it is being typed, what is missing may still come.
    { text: '{ "overrides": [{ "kind": "image-config"', kind },
    // The file is known by its name.
    { text: '{}', fileName: '.oci-manifest.json' },
    '{ "rules": { "size-zero": "loud" } }',
  ],
  invalid: [
    { text: '«[»]', kind, message: 'not-object', severity: 'error' },
    { text: '{ "overrides": [«{» "kind": "none" }] }', kind, message: 'missing', severity: 'error' },
    { text: '{ "baseline": [«{» "file": "a.json" }] }', kind, message: 'missing' },
    { text: '{ "profiles": [«{» "id": "p", "name": "P" }] }', kind, message: 'missing' },
    {
      text: '{ "overrides": [{ "files": «"test/**"» }] }',
      kind,
      message: 'type',
      severity: 'error',
      fixes: {
        'Make it the only element of a list': '{ "overrides": [{ "files": ["test/**"] }] }',
      },
    },
    { text: '{ "rules": { "size-zero": «0» } }', kind, message: 'type', fixes: {} },
    { text: '{ "«rules»": [] }'.replace('"«rules»"', '«"rules"»'), kind, message: 'type', fixes: {} },
    { text: '{ "consumers": «null» }', kind, message: 'type', fixes: {} },
    {
      text: '{ "rules": { «"size-zeroo"»: "off" } }',
      fileName: '.oci-manifest.json',
      message: 'unknown-rule',
      severity: 'warning',
      fixes: { 'Replace "size-zeroo" with "size-zero"': '{ "rules": { "size-zero": "off" } }' },
    },
    {
      text: '{ "rules": { "size-zero": "hint", «"Size-Zero"»: "off" } }',
      kind,
      message: 'unknown-rule',
      fixes: { 'Remove "Size-Zero"': '{ "rules": { "size-zero": "hint" } }' },
    },
    {
      text: '{ "rules": { «"no-such-thing-at-all"»: "off" } }',
      kind,
      fixes: { 'Remove "no-such-thing-at-all"': '{ "rules": {} }' },
    },
    {
      text: '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": «"info"» } }] }',
      kind,
      message: 'unknown-level',
      severity: 'error',
      fixes: {
        'Replace "info" with "information"':
          '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": "information" } }] }',
      },
    },
    { text: '{ "rules": { "size-zero": «"loud"» } }', kind, message: 'unknown-level', fixes: {} },
    {
      text: '{ "specification": «"1.1.0"» }',
      kind,
      message: 'unknown-version',
      fixes: { 'Replace "1.1.0" with "1.1"': '{ "specification": "1.1" }' },
    },
    {
      text: '{ "overrides": [{ "files": ["a"], "kind": «"imageconfig"» }] }',
      kind,
      message: 'unknown-kind',
      fixes: {
        'Replace "imageconfig" with "image-config"':
          '{ "overrides": [{ "files": ["a"], "kind": "image-config" }] }',
      },
    },
    {
      text: '{ "requiredAnnotations": { «"none"»: ["a"] } }',
      kind,
      message: 'unknown-kind',
      severity: 'error',
    },
    {
      text: '{ "consumers": [«"no-such-registry"»] }',
      kind,
      message: 'unknown-consumer',
      severity: 'warning',
      fixes: {},
    },
    {
      text: '{ "mediaTypes": [{ "type": "a/b", "title": "A", "roles": [«"layers"»] }] }',
      kind,
      message: 'unknown-role',
      fixes: {
        'Replace "layers" with "layer"':
          '{ "mediaTypes": [{ "type": "a/b", "title": "A", "roles": ["layer"] }] }',
      },
    },
    { text: '{ "baseline": [{ "file": "a.json", "rule": «"size-nil"» }] }', kind, severity: 'warning' },
    {
      text: '{ «"severities"»: { "size-zero": "off" } }',
      kind,
      message: 'member',
      severity: 'warning',
      fixes: {},
    },
    {
      text: '{ «"rule"»: { "size-zero": "off" } }',
      kind,
      message: 'misspelt-member',
      severity: 'warning',
      fixes: { 'Rename "rule" to "rules"': '{ "rules": { "size-zero": "off" } }' },
    },
    // A misspelled member is one mistake, not two.
    {
      text: '{ "overrides": [{ «"file"»: ["a"] }] }',
      kind,
      message: 'misspelt-member',
      fixes: { 'Rename "file" to "files"': '{ "overrides": [{ "files": ["a"] }] }' },
    },
    {
      text: '{ "profiles": [{ "id": "p", "name": "P", «"match"»: { "config": [] } }] }',
      kind,
      message: 'no-condition',
    },
  ],
});
