import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from 'mocha';

/** A document or an image layout that was rebuilt from a public report, and what an expert expects of it. */
export interface ReportedCase {
  /** Relative to the folder of cases. */
  readonly path: string;
  /** The least level of a finding, `silent` for no error and no warning, or `not-oci` for no kind and no finding. */
  readonly expect: 'error' | 'warning' | 'information' | 'silent' | 'not-oci';
  /** Where the finding is, as places are written for people; anywhere when empty. */
  readonly at: string;
  readonly about: string;
}

/** A document of the cases. */
export interface CaseFile {
  readonly path: string;
  readonly fileName: string;
  readonly text: string;
}

/** The folder of cases, from the environment; undefined where there is none. */
const casesFolder = process.env['OCI_CASES'];

/** Skips a test that needs the cases, and says why. */
export function needsCases(this: Context): void {
  if (casesFolder !== undefined) return;
  console.log('      (skipped: OCI_CASES names no folder of cases)');
  this.skip();
}

/** Reads the list of cases. */
export function readCases(): ReportedCase[] {
  const lines = readFileSync(inCases('cases.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as ReportedCase);
}

/** The path of something in the folder of cases. */
export function inCases(path: string): string {
  if (casesFolder === undefined) throw new Error('OCI_CASES names no folder.');
  return join(casesFolder, path);
}

/** The documents at a path of the folder of cases: that file, or all in that folder. */
export function readCaseFiles(path: string): CaseFile[] {
  const absolute = inCases(path);
  if (statSync(absolute).isDirectory())
    return readdirSync(absolute)
      .sort()
      .flatMap((name) => readCaseFiles(join(path, name)));
  return [{ path, fileName: basename(path), text: readFileSync(absolute, 'utf8') }];
}
