import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Finding, messageOf, rangeOf, rules, titleOf } from '#service';
import { formatPath } from '#schemas/jsonPath';
import type { Severity } from '#schemas/severity';
import { proveFix } from './fixProof';
import { lint, service, type LintOptions } from './lint';
import { readMarks, writeOutDigests } from './markedText';

/** A document about which the rule is silent. */
type ValidCase = string | ({ readonly text: string } & LintOptions);

/** A document about which the rule reports: the marks `«…»` show what it underlines. */
interface InvalidCase extends LintOptions {
  readonly text: string;
  /** The id of the message, where all findings share it, or one for each finding. */
  readonly message?: string | readonly string[];
  readonly severity?: Severity;
  /** For each fix of the first finding, by title, the text that it leaves. */
  readonly fixes?: Readonly<Record<string, string>>;
  /** A part of the message of the first finding. */
  readonly says?: string;
  /** The places that explain the first finding, as `place message`. */
  readonly related?: readonly string[];
  /** Whether the first finding is mended without asking. */
  readonly automatic?: boolean;
}

/**
 * Tests one rule. Digests may be abbreviated as `$1`. Every fix that is offered anywhere is applied and the
 * result checked again; every message and every fix of the rule has to occur in some case.
 */
export function testRule(
  id: string,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe(id, () => {
    const rule = rules.find((candidate) => candidate.id === id);
    const messages = new Set<string>();
    const fixes = new Set<string>();

    cases.valid.forEach((valid, index) => {
      const { text, ...options } = typeof valid === 'string' ? { text: valid } : valid;
      it(`is silent about example ${index + 1}`, () => {
        assert.deepEqual(findingsOf(id, writeOutDigests(text), options).map(messageOf), []);
      });
    });

    cases.invalid.forEach((invalid, index) => {
      it(`reports ${typeof invalid.message === 'string' ? `“${invalid.message}”` : `example ${index + 1}`}`, () => {
        const { text, spans } = readMarks(writeOutDigests(invalid.text));
        const linted = lint(text, invalid);
        const findings = linted.findings.filter(({ rule: { id: found } }) => found === id);
        const underlined = findings.map((finding) => {
          const range = rangeOf(linted.document, finding.at);
          return text.slice(
            linted.document.source.offsetAt(range.start),
            linted.document.source.offsetAt(range.end),
          );
        });
        const expected = spans.map(({ offset, length }) => text.slice(offset, offset + length));
        assert.deepEqual(underlined, expected);
        for (const finding of findings) checkWording(finding);
        if (invalid.message !== undefined) {
          const wanted =
            typeof invalid.message === 'string' ? findings.map(() => invalid.message) : invalid.message;
          assert.deepEqual(
            findings.map(({ message }) => message),
            wanted,
          );
        }
        if (invalid.severity !== undefined)
          assert.deepEqual(new Set(findings.map(({ severity }) => severity)), new Set([invalid.severity]));
        const [first] = findings;
        if (first !== undefined && invalid.says !== undefined)
          assert(messageOf(first).includes(invalid.says), messageOf(first));
        if (invalid.related !== undefined)
          assert.deepEqual(
            first?.related.map(({ path, message }) => `${formatPath(path)} ${message}`),
            invalid.related,
          );
        if (invalid.automatic !== undefined) {
          const fixed = findings[0] && service.automaticFix(linted.document, findings[0]);
          assert.equal(fixed !== undefined, invalid.automatic);
        }
        const results: Record<string, string> = {};
        findings.forEach((finding, position) => {
          messages.add(finding.message);
          for (const proposal of finding.fixes) {
            fixes.add(proposal.fix);
            const fixed = proveFix(linted, finding, proposal, invalid);
            if (position === 0) results[titleOf(finding, proposal)] = fixed;
          }
        });
        if (invalid.fixes !== undefined) {
          const wanted = Object.fromEntries(
            Object.entries(invalid.fixes).map(([title, result]) => [title, writeOutDigests(result)]),
          );
          assert.deepEqual(results, wanted);
        }
      });
    });

    it('has an example for each of its messages and fixes', () => {
      assert(rule !== undefined, `There is no rule ${id}`);
      const related = /^(other|related|first)/;
      assert.deepEqual(
        Object.keys(rule.messages).filter((message) => !messages.has(message) && !related.test(message)),
        [],
      );
      assert.deepEqual(
        Object.keys(rule.fixes).filter((fix) => !fixes.has(fix)),
        [],
      );
    });
  });
}

function findingsOf(id: string, text: string, options: LintOptions): readonly Finding[] {
  return lint(text, options).findings.filter(({ rule }) => rule.id === id);
}

/** A message or title with an unfilled placeholder is a defect of the rule. */
function checkWording(finding: Finding): void {
  const related = finding.related.map((place) => messageOf({ ...finding, values: {}, ...place }));
  for (const text of [
    messageOf(finding),
    ...related,
    ...finding.fixes.map((proposal) => titleOf(finding, proposal)),
  ]) {
    assert.doesNotMatch(text, /\{\w+\}/, 'a placeholder is not filled');
  }
}
