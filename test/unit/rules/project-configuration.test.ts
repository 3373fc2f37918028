import { longestTextInCodeUnits } from '#schemas/limits';
import type { Severity } from '#schemas/severity';
import { testRule } from '#helpers/ruleTester';

const kind = 'project-configuration' as const;

/** A project file with the finding that its marks show and, where a case is about them, the fixes of it. */
const problem = (
  text: string,
  message: string,
  severity: Severity,
  fixes?: Readonly<Record<string, string>>,
) => ({
  text,
  kind,
  message,
  severity,
  ...(fixes && { fixes }),
});

/** A list of so many media types, as JSON. */
const listOf = (length: number) => JSON.stringify(Array.from({ length }, (_, index) => `a/${index}`));

/** A project file with one profile that has these members as well. */
const withProfile = (members: string) =>
  `{ "profiles": [{ "id": "p", "name": "P", "match": { "config": ["a/b"] }, ${members} }] }`;

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
    { text: '{ "baseline": [{ "file": "./a/../b\\\\c.json", "rule": "size-zero" }] }', kind },
    { text: withProfile('"layers": [{ "types": ["a/b"], "min": 0, "max": 0 }]'), kind },
    // A profile may list as many values as anybody needs.
    {
      text: `{ "profiles": [{ "id": "p", "name": "P", "match": { "layers": ${listOf(100)} } }] }`,
      fileName: '.oci-manifest.json',
    },
  ],
  invalid: [
    problem('«[»]', 'not-object', 'error'),
    problem('{ "overrides": [«{» "kind": "none" }] }', 'missing', 'error'),
    problem('{ "baseline": [«{» "file": "a.json" }] }', 'missing', 'error'),
    problem('{ "profiles": [«{» "id": "p", "name": "P" }] }', 'missing', 'error'),
    problem('{ "overrides": [{ "files": «"test/**"» }] }', 'type', 'error', {
      'Put it in an array': '{ "overrides": [{ "files": ["test/**"] }] }',
    }),
    problem('{ "overrides": «"test/**"» }', 'type', 'error', {}),
    problem('{ "rules": { "size-zero": «0» } }', 'type', 'error', {}),
    problem('{ «"rules"»: [] }', 'type', 'error', {}),
    problem('{ "consumers": «null» }', 'type', 'error', {}),
    problem(
      '{ "profiles": [{ "id": "p", "name": "P", "match": { "config": ["a/b"] }, "layers": [{ "types": ["a/b"], "max": «-1» }] }] }',
      'negative',
      'error',
    ),
    problem(withProfile('"layers": [{ "types": ["a/b"], "min": «-1» }]'), 'negative', 'error'),
    problem(withProfile('"layers": [{ "types": ["a/b"], "max": «"-1"» }]'), 'type', 'error', {}),
    problem(withProfile(`"config": { «"types"»: ${listOf(101)} }`), 'too-many', 'error'),
    problem(
      withProfile(`«"layers"»: [${Array.from({ length: 101 }, () => '{ "types": ["a/b"] }').join()}]`),
      'too-many',
      'error',
    ),
    problem(
      withProfile(`"layers": [{ "types": ["a/b"], «"annotations"»: ${listOf(101)} }]`),
      'too-many',
      'error',
    ),
    problem(withProfile(`"annotations": { «"required"»: ${listOf(101)} }`), 'too-many', 'error'),
    problem(withProfile(`"annotations": { «"usual"»: ${listOf(101)} }`), 'too-many', 'error'),
    problem('{ "overrides": [{ "files": [«1»] }] }', 'type', 'error', {}),
    problem('{ "baseline": [{ "file": «1», "rule": "size-zero" }] }', 'type', 'error', {}),
    problem(
      '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": "hint", «"Size-Zero"»: "off" } }] }',
      'unknown-rule',
      'warning',
      {
        'Remove "Size-Zero"': '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": "hint" } }] }',
      },
    ),
    problem(
      `{ "profiles": [{ "id": "p", "name": "P", "match": { «"layers"»: ${listOf(101)} } }] }`,
      'too-many',
      'error',
    ),
    problem(
      `{ "profiles": [{ "id": "p", "name": "P", "match": { "config": ["a/b"] }, "layers": [{ «"types"»: ${listOf(101)} }] }] }`,
      'too-many',
      'error',
    ),
    {
      text: '{ "rules": { «"size-zeroo"»: "off" } }',
      fileName: '.oci-manifest.json',
      message: 'unknown-rule',
      severity: 'warning',
      fixes: { 'Replace "size-zeroo" with "size-zero"': '{ "rules": { "size-zero": "off" } }' },
    },
    problem('{ "rules": { "size-zero": "hint", «"Size-Zero"»: "off" } }', 'unknown-rule', 'warning', {
      'Remove "Size-Zero"': '{ "rules": { "size-zero": "hint" } }',
    }),
    problem('{ "rules": { «"no-such-thing-at-all"»: "off" } }', 'unknown-rule', 'warning', {
      'Remove "no-such-thing-at-all"': '{ "rules": {} }',
    }),
    problem(
      '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": «"info"» } }] }',
      'unknown-severity',
      'error',
      {
        'Replace "info" with "information"':
          '{ "overrides": [{ "files": ["a"], "rules": { "size-zero": "information" } }] }',
      },
    ),
    problem('{ "rules": { "size-zero": «"loud"» } }', 'unknown-severity', 'error', {}),
    problem('{ "specification": «"1.1.0"» }', 'unknown-version', 'error', {
      'Replace "1.1.0" with "1.1"': '{ "specification": "1.1" }',
    }),
    problem('{ "overrides": [{ "files": ["a"], "kind": «"imageconfig"» }] }', 'unknown-kind', 'error', {
      'Replace "imageconfig" with "image-config"':
        '{ "overrides": [{ "files": ["a"], "kind": "image-config" }] }',
    }),
    problem('{ "requiredAnnotations": { «"none"»: ["a"] } }', 'unknown-kind', 'error'),
    problem('{ "consumers": [«"no-such-registry"»] }', 'unknown-consumer', 'warning', {}),
    problem('{ "consumers": ["containerd@1.7", «"containerd@x"»] }', 'unknown-consumer', 'warning'),
    problem(
      '{ "mediaTypes": [{ "type": "a/b", "title": "A", "roles": [«"layers"»] }] }',
      'unknown-role',
      'error',
      {
        'Replace "layers" with "layer"':
          '{ "mediaTypes": [{ "type": "a/b", "title": "A", "roles": ["layer"] }] }',
      },
    ),
    problem('{ "baseline": [{ "file": "a.json", "rule": «"size-nil"» }] }', 'unknown-rule', 'warning'),
    problem('{ «"severities"»: { "size-zero": "off" } }', 'member', 'warning', {}),
    problem('{ «"rule"»: { "size-zero": "off" } }', 'misspelled-member', 'warning', {
      'Rename "rule" to "rules"': '{ "rules": { "size-zero": "off" } }',
    }),
    // Our own program reads the file, and takes names as they are written.
    problem('{ «"Baseline"»: [] }', 'misspelled-member', 'warning', {
      'Rename "Baseline" to "baseline"': '{ "baseline": [] }',
    }),
    problem('{ "baseline": [], «"Baseline"»: [] }', 'member', 'warning', {}),
    problem('{ "rules": {}, «"rules"»: { "size-zero": "off" } }', 'duplicate', 'warning', {
      'Keep the last "rules"': '{ "rules": { "size-zero": "off" } }',
      'Keep the first "rules"': '{ "rules": {} }',
    }),
    problem(`{ "rules": ${'['.repeat(499)}«[»${']'.repeat(500)} }`, 'too-deep', 'error'),
    problem(`«{»${' '.repeat(longestTextInCodeUnits)}}`, 'too-large', 'error'),
    ...['/m.json', 'C:/m.json', '../m.json', 'a/../../m.json', 'a/', '.', ''].map((file) =>
      problem(`{ "baseline": [{ "file": «"${file}"», "rule": "size-zero" }] }`, 'baseline-file', 'warning'),
    ),
    // A misspelled member is one mistake, not two.
    problem('{ "overrides": [{ «"file"»: ["a"] }] }', 'misspelled-member', 'warning', {
      'Rename "file" to "files"': '{ "overrides": [{ "files": ["a"] }] }',
    }),
    // Compiled to a regular expression, this one would never end.
    problem('{ "overrides": [{ "files": [«"(([a-z./]+)+)+!"»] }] }', 'glob', 'error', {}),
    problem('{ "overrides": [{ "files": [«"+(a|b)"»] }] }', 'glob', 'error', {}),
    problem(
      `{ «"overrides"»: [{ "files": [${`"${'{a,b}'.repeat(8)}", `.repeat(200)}"a"] }] }`,
      'too-many-globs',
      'error',
    ),
    problem(
      '{ "profiles": [{ "id": "p", "name": "P", «"match"»: { "config": [] } }] }',
      'no-condition',
      'error',
    ),
  ],
});
