import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import type { Log, Region, Result, Run } from 'sarif';
import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { describeRule } from '#cli/formats/sarifRules';
import { rules } from '#service';
import { cliFolder, createCliFolder, rightManifest, warnedManifest } from '#helpers/cliFolder';
import { digestOf } from '#helpers/markedText';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

describe('--format sarif', () => {
  const folder = cliFolder(({ write }) => {
    write('sub folder/é#1.json', warnedManifest);
    write('broken.json', warnedManifest.replace('"schemaVersion": 2', '"schemaVersion": 1'));
  });

  it('says which tool ran, and describes the rules that found something', () => {
    const { tool, columnKind } = runOf('.');
    const { name, version: told, rules = [] } = tool.driver;
    assert.deepEqual([name, told, columnKind], ['oci-manifest', version, 'utf16CodeUnits']);
    assert.deepEqual(
      rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level]),
      [
        ['artifact-type-with-image-config', 'warning'],
        ['schema-version', 'error'],
      ],
    );
    for (const { helpUri, shortDescription, help } of rules) {
      assert.match(helpUri ?? '', /^https:/);
      assert(shortDescription?.text !== undefined && help?.markdown !== undefined);
    }
  });

  it('tells of each rule what is wrong, with examples, and how to fix it', () => {
    const [rule] = runOf('sub folder').tool.driver.rules ?? [];
    assert.equal(rule?.id, 'artifact-type-with-image-config');
    const { fullDescription, help } = rule;
    const markdown = help?.markdown ?? '';
    const headings = [
      'What is wrong',
      'Why it matters',
      'What consumers do',
      'Wrong',
      'Right',
      'How to fix it',
    ];
    for (const heading of headings) assert(markdown.includes(`\n## ${heading}\n\n`), heading);
    assert.match(markdown, /```json\n\{\n/);
    for (const [, target] of markdown.matchAll(/\]\(([^)]*)\)/g)) assert.match(target ?? '', /^https:/);
    for (const text of [fullDescription?.text ?? '', help?.text ?? '']) {
      assert(text.length > 60, text);
      assert.doesNotMatch(text, /`|\]\(|\*\*/);
    }
  });

  it('describes each rule that there is in a paragraph', () => {
    for (const rule of rules) {
      const page = readFileSync(join(repositoryRoot, 'docs', 'rules', `${rule.id}.md`), 'utf8');
      const { fullDescription, help } = describeRule(rule, page);
      assert((fullDescription?.text.length ?? 0) < 1024, rule.id);
      assert.match(fullDescription?.text ?? '', /[.:]$/, rule.id);
      assert.doesNotMatch(help?.markdown ?? '', /\]\((?!https?:)/, rule.id);
    }
    assert.equal(describeRule(rules[0]!, undefined).fullDescription?.text, rules[0]!.summary);
  });

  it('refers to the rule of each result', () => {
    const { tool, results = [] } = runOf('.');
    assert.equal(results.length, 3);
    for (const { ruleId, ruleIndex } of results)
      assert.equal(tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
  });

  it('names files by addresses relative to the working directory', () => {
    const paths = runOf('.').results?.map(addressOf);
    assert.deepEqual(
      new Set(paths),
      new Set(['%SRCROOT% broken.json', '%SRCROOT% sub%20folder/%C3%A9%231.json']),
    );
    const absolute = runOf(join(folder.path, 'broken.json')).results?.map(addressOf);
    assert.deepEqual(new Set(absolute), new Set(['%SRCROOT% broken.json']));
  });

  it('names files elsewhere by their whole address, and standard input by a word', () => {
    const elsewhere = createCliFolder();
    try {
      elsewhere.write('a b.json', warnedManifest);
      const path = join(elsewhere.path, 'a b.json');
      assert.deepEqual(runOf(path).results?.map(addressOf), [`undefined ${pathToFileURL(path).href}`]);
    } finally {
      elsewhere.remove();
    }
    const { stdout } = folder.run('--format', 'sarif', '-', { input: warnedManifest });
    assert.deepEqual((JSON.parse(stdout) as Log).runs[0]?.results?.map(addressOf), ['undefined stdin']);
  });

  it('points at the value with lines and columns from 1', () => {
    const [result] = runOf('sub folder').results ?? [];
    assert(result !== undefined);
    assert.equal(result.level, 'warning');
    const region = result.locations?.[0]?.physicalLocation?.region;
    assert.deepEqual(region, { startLine: 4, startColumn: 19, endLine: 4, endColumn: 53 });
    assert.equal(textOf(warnedManifest, region), '"application/vnd.example.thing.v1"');
  });

  it('holds the fixes as replacements that can be carried out', () => {
    const [result] = runOf('sub folder').results ?? [];
    const fix = result?.fixes?.find(({ description }) => description?.text?.startsWith('It is an image'));
    const [change] = fix?.artifactChanges ?? [];
    assert.equal(change?.artifactLocation.uri, 'sub%20folder/%C3%A9%231.json');
    const document = TextDocument.create('file:///x.json', 'json', 0, warnedManifest);
    const edits = change.replacements.map(({ deletedRegion, insertedContent }) => ({
      range: rangeOf(deletedRegion),
      newText: insertedContent?.text ?? '',
    }));
    assert.equal(
      TextDocument.applyEdits(document, edits),
      warnedManifest.replace('  "artifactType": "application/vnd.example.thing.v1",\n', ''),
    );
  });

  it('is valid by the schema of OASIS, with rules, fixes, and problems of all levels', async () => {
    folder.write('oci-layout', '{ "imageLayoutVersion": "1.1.0" }');
    const { stdout } = folder.run('--format', 'sarif', '.');
    for (const part of ['"fixes"', '"rules"', '"level": "error"', '"level": "warning"'])
      assert(stdout.includes(part), part);
    assert.deepEqual(await problemsBySchema(stdout), []);
    const { stdout: empty } = folder.run('--format', 'sarif', '-', { input: rightManifest });
    assert.deepEqual(await problemsBySchema(empty), []);
    assert.notDeepEqual(await problemsBySchema(stdout.replace('"startLine": ', '"startLine": -')), []);
  });

  it('makes no links out of what documents hold', () => {
    const input = warnedManifest.replace('application/vnd.example.thing.v1', '[here](https://example.com)');
    const { stdout } = folder.run('--format', 'sarif', '-', { input });
    const { results = [] } = (JSON.parse(stdout) as Log).runs[0]!;
    assert(results.some(({ message }) => message.text?.includes('[here] (https')));
    assert(!results.some(({ message }) => message.text?.includes('](')));
  });

  it('is a log without results when nothing is found', () => {
    folder.write('right.json', rightManifest);
    const { results, tool } = runOf('right.json');
    assert.deepEqual([results, tool.driver.rules], [[], []]);
  });

  it('does not show in the other formats', () => {
    const { stdout } = folder.run('--format', 'json', 'sub folder');
    const report = JSON.parse(stdout) as { files: { diagnostics: Record<string, unknown>[] }[] };
    const [diagnostic] = report.files[0]!.diagnostics;
    assert.deepEqual(Object.keys(report), ['files']);
    assert.deepEqual(Object.keys(report.files[0]!), ['path', 'kind', 'accepted', 'diagnostics']);
    assert.deepEqual(Object.keys(diagnostic!), ['rule', 'severity', 'message', 'range', 'fixes']);
    assert((diagnostic!['fixes'] as unknown[]).every((fix) => typeof fix === 'string'));
    assert(!stdout.includes(digestOf('2')));
  });

  function runOf(...paths: string[]): Run {
    const { stdout, stderr } = folder.run('--format', 'sarif', ...paths);
    assert.equal(stderr, '');
    const log = JSON.parse(stdout) as Log;
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    return log.runs[0]!;
  }
});

/** What the official schema says against a log. */
async function problemsBySchema(text: string): Promise<readonly unknown[]> {
  const path = join(repositoryRoot, 'test', 'cli', 'sarif-2.1.0', 'sarif-schema-2.1.0.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as JSONSchema;
  const service = getLanguageService({});
  const log = TextDocument.create('file:///log.sarif', 'json', 0, text);
  const validation = { schemaValidation: 'error' } as const;
  const problems = await service.doValidation(log, service.parseJSONDocument(log), validation, schema);
  return problems.map(({ message, range }) => [range.start.line + 1, message]);
}

function addressOf({ locations }: Result): string {
  const { uri, uriBaseId } = locations?.[0]?.physicalLocation?.artifactLocation ?? {};
  return `${uriBaseId} ${uri}`;
}

function rangeOf({ startLine = 1, startColumn = 1, endLine = 1, endColumn = 1 }: Region) {
  return {
    start: { line: startLine - 1, character: startColumn - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

function textOf(text: string, region: Region): string {
  return TextDocument.create('file:///x.json', 'json', 0, text).getText(rangeOf(region));
}
