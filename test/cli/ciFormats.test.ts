import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { describe, it } from 'mocha';
import { brokenManifest, cliFolder, rightManifest, warnedManifest } from '#helpers/cliFolder';

describe('reports for CI systems', () => {
  const folder = cliFolder(({ write }) => {
    write('good.json', rightManifest);
    write('sub/warned.json', warnedManifest);
    write('a|b & "c".json', brokenManifest);
    write('package.json', '{ "name": "app" }');
  });

  describe('--format junit', () => {
    it('has a suite for each document, and a test for each finding', () => {
      const { stdout, status } = folder.run('--format', 'junit', '.');
      assert.equal(status, 1);
      const { testsuites } = new XMLParser({ ignoreAttributes: false, isArray: isList }).parse(
        stdout,
      ) as Junit;
      assert.deepEqual([testsuites['@_tests'], testsuites['@_failures']], ['3', '1']);
      assert.deepEqual(
        testsuites.testsuite.map((suite) => [
          suite['@_name'],
          suite['@_failures'],
          suite.testcase.map((test) => test['@_name']),
        ]),
        [
          ['a|b & "c".json', '1', ['schema-version at line 2, column 20']],
          ['good.json', '0', ['Image · 1 layer · 3.3 KiB']],
          ['sub/warned.json', '0', ['artifact-type-with-image-config at line 4, column 19']],
        ],
      );
    });

    it('has failures from the severity on that causes exit code 1', () => {
      const { stdout } = folder.run('--format', 'junit', '--severity', 'warning', 'sub');
      assert.match(stdout, /<failure type="artifact-type-with-image-config" message="The config &quot;/);
      assert.match(stdout, /^fix \(manual\): It is an image: remove artifactType$/m);
      const { stdout: passing } = folder.run('--format', 'junit', 'sub');
      assert.match(passing, /<system-out>warning at line 4, column 19: /);
      assert.doesNotMatch(passing, /<failure/);
    });
  });

  it('has no character in the XML of JUnit that XML does not allow', () => {
    folder.write('noncharacter.json', warnedManifest.replace('thing', 'th\ufffe\uffffing'));
    const { stdout } = folder.run('--format', 'junit', 'noncharacter.json');
    assert.match(stdout, /th\\ufffe\\uffffing/);
    assert.doesNotMatch(stdout, /[\ufffe\uffff]/);
  });

  describe('--format markdown', () => {
    it('has a row for each finding, below what was found in all', () => {
      const { stdout } = folder.run('--format', 'markdown', '.');
      const [heading, , summary, , ...table] = stdout.trimEnd().split('\n');
      assert.equal(heading, '### OCI documents');
      assert.match(summary ?? '', /^Found 1 error and 1 warning in 3 documents/);
      assert.deepEqual(
        table.map((row) => row.replace(/(?<=:\d+ \| ).*(?= \| [^|]+ \|$)/, '…')),
        [
          '| Severity | Place | Finding | Rule |',
          '| --- | --- | --- | --- |',
          '| error | a\\|b \\& "c"\\.json:2 | … | schema\\-version |',
          '| warning | sub/warned\\.json:4 | … | artifact\\-type\\-with\\-image\\-config |',
        ],
      );
    });

    it('is a sentence where there is no finding', () => {
      assert.equal(
        folder.run('--format', 'markdown', 'good.json').stdout,
        '### OCI documents\n\nFound 0 errors and 0 warnings in 1 document\\.\n',
      );
    });
  });

  describe('--max-warnings', () => {
    it('lets so many warnings pass, and says why more do not', () => {
      assert.equal(folder.run('--max-warnings', '1', 'sub').status, 0);
      const { status, stderr } = folder.run('--max-warnings', '0', 'sub');
      assert.equal(status, 1);
      assert.equal(stderr, 'oci-manifest: found 1 warning, but --max-warnings allows 0.\n');
    });

    it('counts what --min-severity hides', () => {
      assert.equal(folder.run('--max-warnings', '0', '--min-severity', 'error', 'sub').status, 1);
    });

    it('must be a whole number', () => {
      const { status, stderr } = folder.run('--max-warnings', '-1', 'sub');
      assert.equal(status, 2);
      assert.match(stderr, /It must be a whole number, 0 or more\./);
    });
  });
});

interface Junit {
  readonly testsuites: {
    readonly '@_tests': string;
    readonly '@_failures': string;
    readonly testsuite: readonly {
      readonly '@_name': string;
      readonly '@_failures': string;
      readonly testcase: readonly { readonly '@_name': string }[];
    }[];
  };
}

function isList(name: string): boolean {
  return name === 'testsuite' || name === 'testcase';
}
