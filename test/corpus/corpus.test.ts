import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { automaticFix, defaultSettings, type Finding, messageOf } from '#service';
import type { Severity } from '#schemas/severity';
import { kindOf, needsCorpus, readCorpus, readSpecificationCases } from '#helpers/corpus';
import { proveAllFixes } from '#helpers/fixProof';
import { lint, service } from '#helpers/lint';
import { reasonedErrors } from './reasonedErrors';

describe('documents written by others', () => {
  before(needsCorpus);

  it('has an error for each case that the specification’s own tests refuse, and none for those they accept', () => {
    const cases = readSpecificationCases();
    assert.equal(cases.filter(({ expectFail }) => expectFail).length, 40);
    assert.equal(cases.filter(({ expectFail }) => !expectFail).length, 41);
    const wrong = cases.flatMap(({ case: name, kind, expectFail, text }) => {
      const errors = lint(text, { kind: kindOf(kind) }).findings.filter(
        ({ severity }) => severity === 'error',
      );
      return errors.length > 0 === expectFail
        ? []
        : [`${name}: ${errors.map(describeFinding).join('; ') || 'no error'}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('finds nothing in documents that are no OCI documents', () => {
    const found = readCorpus()
      .filter(({ category }) => category === 'non-oci')
      .flatMap(({ file, fileName, text }) =>
        lint(text, { fileName }).findings.map((finding) => `${file}: ${describeFinding(finding)}`),
      );
    assert.deepEqual(found, []);
  });

  it('finds no error in valid documents, except where the text of the specification has a MUST that is broken', () => {
    const found: Record<string, string[]> = {};
    for (const { file, fileName, category, specValid, text } of readCorpus()) {
      if (specValid !== true || (category !== 'valid-real' && category !== 'doc-example')) continue;
      const errors = rulesOf(lint(text, { fileName }).findings, 'error');
      if (errors.length > 0) found[file] = errors;
    }
    const reasoned = Object.fromEntries(
      Object.entries(reasonedErrors).map(([file, { rules }]) => [file, [...rules].sort()]),
    );
    assert.deepEqual(found, reasoned);
  });

  it('warns about at most 5 % of the valid documents that real tools wrote', () => {
    const documents = readCorpus().filter(
      ({ category, specValid }) => category === 'valid-real' && specValid === true,
    );
    const warned = documents.flatMap(({ file, fileName, text }) => {
      const warnings = rulesOf(lint(text, { fileName }).findings, 'warning').filter(
        (rule) => rule !== 'media-type-missing',
      );
      return warnings.length === 0 ? [] : [`${file}: ${warnings.join(', ')}`];
    });
    assert(
      warned.length <= documents.length * 0.05,
      `${warned.length} of ${documents.length}:\n${warned.join('\n')}`,
    );
  });

  it('proves every fix on every document that it is offered for', function () {
    this.timeout(120_000);
    let proven = 0;
    for (const { file, fileName, text } of readCorpus()) {
      try {
        proven += proveAllFixes(lint(text, { fileName }), { fileName });
      } catch (error) {
        throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
      }
    }
    assert(proven > 300, `only ${proven} fixes were offered`);
    console.log(`      (${proven} fixes proven)`);
  });

  it('leaves nothing to fix without asking, and brings nothing new, where everything is fixed at once', function () {
    this.timeout(120_000);
    let fixed = 0;
    for (const { file, text } of readCorpus()) {
      const before = lint(text);
      const uri = 'file:///test/manifest.json';
      const result = service.fixAll(TextDocument.create(uri, 'json', 1, text), defaultSettings);
      if (before.findings.every((finding) => automaticFix(finding) === undefined)) {
        assert.equal(result.text, text, file);
        continue;
      }
      fixed++;
      assert.notEqual(result.text, text, `${file} is not stable, or its fixes do nothing`);
      const after = lint(result.text, { kind: before.document.detection!.kind });
      assert(after.document.syntax.problems.length <= before.document.syntax.problems.length, file);
      assert.deepEqual(
        after.findings.filter((finding) => automaticFix(finding) !== undefined).map(describeFinding),
        [],
        file,
      );
      for (const [rule, count] of countWeighty(after.findings))
        assert(count <= (countWeighty(before.findings).get(rule) ?? 0), `${file}: ${rule} is new`);
    }
    assert(fixed > 50, `only ${fixed} documents had something to fix`);
    console.log(`      (${fixed} documents fixed)`);
  });
});

function countWeighty(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) {
    if (severity === 'error' || severity === 'warning') counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  }
  return counts;
}

function rulesOf(findings: readonly Finding[], wanted: Severity): string[] {
  return [
    ...new Set(findings.filter(({ severity }) => severity === wanted).map(({ rule }) => rule.id)),
  ].sort();
}

function describeFinding(finding: Finding): string {
  return `${finding.rule.id}: ${messageOf(finding)}`;
}
