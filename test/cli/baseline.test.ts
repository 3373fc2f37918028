import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withBaseline } from '#service';
import { brokenManifest, cliFolder, rightManifest, warnedManifest } from '#helpers/cliFolder';

const broken = brokenManifest.replace('3422', '-3422');

describe('--write-baseline', () => {
  const folder = cliFolder();

  it('says that nothing is accepted where all findings are lighter than the severity', () => {
    folder.write('warned.json', warnedManifest);
    const { status, stderr } = folder.run('--write-baseline', 'warned.json');
    assert.equal(status, 0);
    assert.match(stderr, /accepted no finding, because none is at or above --severity error\./);
    assert(!existsSync(join(folder.path, '.oci-manifest.json')));
  });

  it('makes a project file that accepts what is found, and nothing else', () => {
    folder.write('sub/broken.json', broken);
    folder.write('warned.json', warnedManifest);
    const { status, stdout, stderr } = folder.run('--write-baseline', '.');
    assert.equal(status, 0);
    assert.match(stderr, /accepted 2 findings in .*\.oci-manifest\.json\.$/m);
    assert.match(stdout, /^Found 0 errors and 1 warning in /m);
    assert.equal(
      folder.read('.oci-manifest.json'),
      `{
  "baseline": [
    {
      "file": "sub/broken.json",
      "rule": "schema-version",
      "path": "schemaVersion"
    },
    {
      "file": "sub/broken.json",
      "rule": "size-negative",
      "path": "layers[0].size"
    }
  ]
}
`,
    );
    assert.equal(folder.run('.').status, 0);
    folder.write('sub/broken.json', broken.replace('469', '-469'));
    const { files } = folder.report('sub');
    assert.deepEqual(
      files[0]?.diagnostics.map(({ rule }) => rule),
      ['size-negative'],
    );
  });

  it('leaves behind that later runs tell how much is accepted', () => {
    folder.write('broken.json', brokenManifest);
    folder.run('--write-baseline', '.');
    const [file] = folder.report('broken.json').files;
    assert.equal(file?.accepted, 1);
    assert.equal(
      folder.run('.').stdout,
      'Found 0 errors and 0 warnings in 1 document and 1 project file. 1 finding is accepted in .oci-manifest.json.\n',
    );
  });

  it('takes what weighs enough', () => {
    folder.write('warned.json', warnedManifest);
    folder.run('--write-baseline', '--severity', 'warning', 'warned.json');
    assert.match(folder.read('.oci-manifest.json'), /artifact-type-with-image-config/);
    assert.equal(folder.run('--severity', 'warning', '.').status, 0);
  });

  it('leaves all else in the nearest project file as it is', () => {
    const before = '{\r\n\t// Agreed in May.\r\n\t"rules": { "size-zero":"off" },\r\n}\r\n';
    folder.write('project/.oci-manifest.json', before);
    folder.write('project/sub/broken.json', brokenManifest);
    folder.run('--write-baseline', 'project/sub/broken.json');
    const entry =
      '{\r\n\t\t\t"file": "sub/broken.json",\r\n\t\t\t"rule": "schema-version",\r\n\t\t\t"path": "schemaVersion"\r\n\t\t}';
    assert.equal(
      folder.read('project/.oci-manifest.json'),
      before.replace('"off" },', `"off" },\r\n\t"baseline": [\r\n\t\t${entry}\r\n\t],`),
    );
  });

  it('writes to the member that is read, whose name is case-sensitive', () => {
    folder.write('.oci-manifest.json', '{ "Baseline": [] }');
    folder.write('broken.json', brokenManifest);
    const { status, stderr } = folder.run('--write-baseline', 'broken.json');
    assert.equal(status, 0);
    assert.match(stderr, /does not define "Baseline" here, and it has no effect\. Did you mean "baseline"\?/);
    const written = JSON.parse(folder.read('.oci-manifest.json')) as Record<string, unknown[]>;
    assert.deepEqual([written['Baseline']?.length, written['baseline']?.length], [0, 1]);
    assert.equal(folder.run('broken.json').status, 0);
  });

  it('adds to the file that is named', () => {
    folder.write('ci/strict.json', '{}');
    folder.write('ci/broken.json', broken);
    assert.equal(folder.run('--write-baseline', '--config', 'ci/strict.json', 'ci/broken.json').status, 0);
    assert.match(folder.read('ci/strict.json'), /"file": "broken\.json"/);
    assert.throws(() => folder.read('.oci-manifest.json'));
  });

  it('writes nothing when nothing is found', () => {
    folder.write('right.json', rightManifest);
    assert.equal(folder.run('--write-baseline', '.').stderr, '');
    assert.throws(() => folder.read('.oci-manifest.json'));
  });

  it('says what it cannot do, and writes nothing then', () => {
    folder.write('ci/strict.json', '{}');
    folder.write('broken.json', broken);
    folder.write('bad/.oci-manifest.json', '[');
    folder.write('bad/broken.json', broken);
    for (const [args, message] of [
      [['-', { input: broken }], /cannot accept findings in standard input/],
      [
        ['--config', join('ci', 'strict.json'), 'broken.json'],
        /findings in \S+broken\.json were not accepted: it is not in the folder of the project file ci.strict\.json,/,
      ],
      [['bad/broken.json'], /was not changed: it must be a JSON object/],
    ] as const) {
      const { status, stderr } = folder.run('--write-baseline', ...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
    assert.equal(folder.read('ci/strict.json'), '{}');
  });
});

describe('--write-baseline for a document outside of the working directory', () => {
  const outside = cliFolder((made) => made.write('broken.json', broken));
  const folder = cliFolder((made) => made.write('broken.json', broken));

  it('names the document, and no project file that is not there', () => {
    const { status, stdout, stderr } = folder.run('--write-baseline', join(outside.path, 'broken.json'), '.');
    assert.equal(
      stderr.split('\n')[0],
      `oci-manifest: the findings in ${join(outside.path, 'broken.json')} were not accepted: it has no project file, ` +
        `and a new one in the working directory, ${join(folder.path, '.oci-manifest.json')}, could not name it. ` +
        'Run the command in a folder above the document.',
    );
    assert.match(stdout, /^Found 2 errors /m);
    assert.equal(status, 2);
  });

  it('does not fail where there is nothing to accept', () => {
    outside.write('right.json', rightManifest);
    assert.deepEqual(folder.run('--write-baseline', join(outside.path, 'right.json')).status, 0);
  });
});

describe('a baseline', () => {
  const entries = [
    { file: 'b.json', rule: 'r', path: 'x' },
    { file: 'a.json', rule: 'r' },
    { file: 'b.json', rule: 'r', path: 'x' },
  ];

  it('stays sorted, has each entry once, and keeps what people added to theirs', () => {
    const before =
      '{"baseline":[{"file":"a.json","rule":"r"},{"file":"c.json","rule":"r","reason":"legacy"}],"rules":{}}';
    assert.equal(
      withBaseline(before, entries),
      '{"baseline":[{"file":"a.json","rule":"r"},{"file":"b.json","rule":"r","path":"x"},{"file":"c.json","rule":"r","reason":"legacy"}],"rules":{}}',
    );
  });

  it('keeps the order and the layout that people gave it', () => {
    assert.equal(
      withBaseline(
        '{\n  "baseline": [\n    { "file": "c.json", "rule": "r" },\n    { "file": "b.json", "rule": "r" }\n  ]\n}\n',
        [{ file: 'a.json', rule: 'r' }],
      ),
      `{
  "baseline": [
    { "file": "c.json", "rule": "r" },
    { "file": "b.json", "rule": "r" },
    { "file": "a.json", "rule": "r" }
  ]
}
`,
    );
    assert.equal(
      withBaseline('{\n  "overrides": [\n    { "files": ["x"], "kind": "none" }\n  ]\n}\n', [
        { file: 'a.json', rule: 'r' },
      ]),
      `{
  "overrides": [
    { "files": ["x"], "kind": "none" }
  ],
  "baseline": [
    { "file": "a.json", "rule": "r" }
  ]
}
`,
    );
  });

  it('does not change when it has everything', () => {
    const once = withBaseline('{}', entries);
    assert(once !== undefined);
    assert.equal(withBaseline(once, entries), once);
  });

  it('keeps the comments inside it', () => {
    const before = '{"baseline":[/* why */{"file":"c.json","rule":"r"}]}';
    assert.equal(
      withBaseline(before, entries),
      '{"baseline":[/* why */{"file":"c.json","rule":"r"},{"file":"a.json","rule":"r"},{"file":"b.json","rule":"r","path":"x"}]}',
    );
  });

  it('is not added to what is no project file', () => {
    for (const text of ['', '[]', '{', '{"baseline":{}}'])
      assert.equal(withBaseline(text, entries), undefined);
  });
});
