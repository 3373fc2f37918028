import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '#helpers/lint';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { messageOf, type Finding } from '#service/lint/finding';
import { consumerIds } from '#schemas/catalogue/consumers';
import { defaultPolicy, type Policy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import { runRules, type RuleFailure } from '#service/lint/runRules';
import { rules } from '#service/rules/registry';

describe('rules that are run on documents with a trait only', () => {
  before(needsCorpus);

  it('would find the same in all documents if they were run on each of them', function () {
    this.timeout(120_000);
    const unconditional = rules.map(withoutCondition);
    assert(unconditional.some((rule, index) => rule !== rules[index]));
    for (const { file, fileName, text } of readCorpus()) {
      const { document } = lint(text, { fileName });
      for (const policy of [defaultPolicy, demanding]) {
        assert.deepEqual(
          runRules(document, unconditional, policy, rethrow).map(describeFinding),
          runRules(document, rules, policy, rethrow).map(describeFinding),
          file,
        );
      }
    }
  });
});

/** Some rules look only at what a project demands. */
const demanding: Policy = {
  ...defaultPolicy,
  consumers: consumerIds,
  requiredAnnotations: { 'image-manifest': ['org.opencontainers.image.source'] },
};

function withoutCondition(rule: Rule): Rule {
  if (rule.onlyWith === undefined) return rule;
  const { onlyWith, ...unconditional } = rule;
  return unconditional;
}

function describeFinding(finding: Finding): string {
  return `${finding.rule.id} ${finding.severity} ${JSON.stringify(finding.at)}: ${messageOf(finding)}`;
}

function rethrow({ error }: RuleFailure): never {
  throw error;
}
