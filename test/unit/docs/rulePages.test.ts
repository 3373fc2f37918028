import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { messageOf } from '#service/lint/finding';
import { rules } from '#service/rules/registry';
import { lint } from '#helpers/lint';
import { examplesOf, readRulePage } from '#helpers/rulePages';
import { headingsOf, isAboutFiles } from '#service/features/pages/rulePage';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

describe('the rules', () => {
  it('offer a fix for at least 70 % of what is an error or a warning', () => {
    const weighty = rules.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const fixable = weighty.filter(({ fixes }) => Object.keys(fixes).length > 0);
    assert(fixable.length >= 0.7 * weighty.length, `${fixable.length} of ${weighty.length}`);
  });
});

describe('the pages of the rules', () => {
  for (const rule of rules) {
    const { id } = rule;
    describe(id, () => {
      const page = readRulePage(id);

      it('has a page with all sections, and a test of its own', () => {
        assert(page !== undefined, `docs/rules/${id}.md is missing`);
        assert.deepEqual([...page.sections.keys()], [...headingsOf(rule)]);
        assert.doesNotMatch(
          page.text.split('\n## ')[0] ?? '',
          /\{\w+\}/,
          'a fix has no wrong example that offers it',
        );
        for (const [heading, text] of page.sections) assert(text.length > 20, `“${heading}” says nothing`);
        const test = join(repositoryRoot, 'test', 'unit', 'rules', `${id}.test.ts`);
        assert(existsSync(test), `test/unit/rules/${id}.test.ts is missing`);
      });

      if (isAboutFiles(rule)) return;

      it('reports on each of its wrong examples', () => {
        const examples = examplesOf(id, 'Wrong');
        assert(examples.length > 0, 'there is no wrong example');
        // Only rules on the JSON itself have a mistake of JSON to show.
        if (rule.category !== 'json' && rule.category !== 'project')
          for (const { text } of examples) assert.doesNotThrow(() => void JSON.parse(text), text);
        examples.forEach(({ text, options }) => {
          const found = lint(text, options).findings.map(({ rule }) => rule.id);
          assert(found.includes(id), `${id} is silent about\n${text}\nfound: ${found.join(', ')}`);
        });
      });

      it('finds no error and no warning in its right examples', () => {
        const examples = examplesOf(id, 'Right');
        assert(examples.length > 0, 'there is no right example');
        examples.forEach(({ text, options }) => {
          const found = lint(text, options).findings;
          const weighty = found.filter(
            ({ rule, severity }) => rule.id === id || severity === 'error' || severity === 'warning',
          );
          assert.deepEqual(
            weighty.map((finding) => `${finding.rule.id}: ${messageOf(finding)}`),
            [],
          );
        });
      });
    });
  }
});
