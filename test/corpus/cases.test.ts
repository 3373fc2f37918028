import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatPath } from '#schemas/jsonPath';
import { severities, type Severity } from '#schemas/severity';
import { defaultSettings } from '#service';
import type { JsonReport } from '#cli/formats/json';
import {
  inCases,
  needsCases,
  readCaseFiles,
  readCases,
  type CaseFile,
  type ReportedCase,
} from '#helpers/cases';
import { CpuTimer } from '#helpers/cpuTime';
import { proveAllFixes } from '#helpers/fixProof';
import { lint, service } from '#helpers/lint';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

/** Nobody waits longer for a small document; starting the program takes most of it. */
const patienceInMilliseconds = 2_000;

/** A program that takes as long hangs, however busy the machine is. */
const hangInMilliseconds = 60_000;

describe('cases from public reports', () => {
  before(needsCases);

  it('are judged as an expert judges them', () => {
    const failing = readCases().flatMap((row) => (holds(row) ? [] : [nameOf(row)]));
    assert.deepEqual(failing, []);
  }).timeout(240_000);

  it('have fixes that can be proven', () => {
    for (const file of readCaseFiles('.').filter(({ path }) => isDocument(path)))
      proveAllFixes(lint(file.text, file), file);
  });
});

describe('inputs that broke the product', () => {
  before(needsCases);

  it('are checked in time, and shown without characters that steer a terminal', () => {
    for (const path of ['crash', 'crash-run', 'depth', 'fix', 'glob-redos', 'terminal'])
      for (const format of ['text', 'json', 'sarif', 'github']) {
        const result = run('--format', format, inCases(`break/${path}`));
        assert.equal(result.error, undefined, `${path}: ${result.error?.message}`);
        assert(result.cpuTime < patienceInMilliseconds, `${path} takes ${result.cpuTime} ms`);
        assert([0, 1].includes(result.status ?? -1), `${path}: ${result.stderr}`);
        const steering = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;
        assert.doesNotMatch(result.stdout + result.stderr, steering, path);
        if (format === 'text') assert.doesNotMatch(result.stdout, /^::/m);
      }
  }).timeout(240_000);

  it('are found fault with, each for itself', () => {
    for (const { path, ...file } of readCaseFiles('break/crash').concat(readCaseFiles('break/crash-run')))
      assert.notDeepEqual(lint(file.text, file).findings, [], path);
  });

  it('are not analyzed when they nest too deeply', () => {
    for (const { path, ...file } of readCaseFiles('break/depth'))
      assert(
        lint(file.text, file).findings.some(({ rule }) => rule.id === 'json-not-analysed'),
        path,
      );
  });

  it('name the bad glob of a project file', () => {
    assert.match(run(inCases('break/glob-redos')).stderr, /overrides\.0\.files\.0/);
  });

  it('are fixed without a loss, and without a new error', () => {
    for (const file of readCaseFiles('break/fix')) proveAllFixes(lint(file.text, file), file);
  });
});

function nameOf({ path, at }: ReportedCase): string {
  return at === '' ? path : `${path} at ${at}`;
}

function holds({ path, expect, at }: ReportedCase): boolean {
  const found = isFolderOfLayout(path) ? findingsOfLayout(path) : readCaseFiles(path).flatMap(findingsOfFile);
  if (expect === 'not-oci') return readCaseFiles(path).every(isNoOciDocument);
  if (expect === 'silent')
    return found.every(({ severity }) => severity !== 'error' && severity !== 'warning');
  return found.some(({ severity, places }) => isAtLeast(severity, expect) && isAt(places, at));
}

/** A finding, with its place in the two forms in which people write the names of properties. */
interface Found {
  readonly severity: Severity;
  readonly places: readonly string[];
}

function findingsOfFile({ text, fileName }: CaseFile): Found[] {
  return lint(text, { fileName }).findings.map(({ severity, at }) => ({
    severity,
    places: 'path' in at ? [formatPath(at.path), at.path.join('.')] : [''],
  }));
}

function findingsOfLayout(path: string): Found[] {
  const { stdout } = run('--format', 'json', inCases(path));
  const { files } = JSON.parse(stdout) as JsonReport;
  return files.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => ({ severity, places: [''] })));
}

function isFolderOfLayout(path: string): boolean {
  return path.endsWith('/layout') || existsSync(inCases(join(path, 'layout')));
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** A finding about a part of what is at the place is one at the place. */
function isAt(places: readonly string[], at: string): boolean {
  return (
    at === '' || places.some((place) => place.startsWith(at) && /^(?:$|[.[])/.test(place.slice(at.length)))
  );
}

/** Whether a document has no kind and no finding, and whether `--fix` leaves it alone. */
function isNoOciDocument({ text, fileName }: CaseFile): boolean {
  const { document, findings } = lint(text, { fileName });
  const live = TextDocument.create(`file:///${fileName}`, 'json', 1, text);
  return (
    document.model === undefined &&
    findings.length === 0 &&
    service.fixAll(live, defaultSettings).text === text
  );
}

function isDocument(path: string): boolean {
  return /\.json$/.test(path) && !path.startsWith('break/');
}

/** Runs the command line; `cpuTime` is what it took of the processor, in milliseconds. */
function run(...args: readonly string[]) {
  const timer = new CpuTimer();
  try {
    const result = spawnSync(process.execPath, [...timer.arguments, program, 'lint', ...args], {
      encoding: 'utf8',
      timeout: hangInMilliseconds,
      env: timer.env,
    });
    return { ...result, cpuTime: timer.read() };
  } finally {
    timer.remove();
  }
}
