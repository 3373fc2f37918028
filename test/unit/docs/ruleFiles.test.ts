import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Rule } from '#service/lint/rule';
import { rules } from '#service/rules/registry';
import { disagreements, type PageFile, type RuleFile } from '#scripts/ruleFiles';
import { withRuleHeader } from '#service/features/pages/ruleHeader';

const [rule] = rules as readonly [Rule];
const file: RuleFile = { folder: rule.category, name: rule.id, rule };
const page: PageFile = { name: rule.id, title: `# ${rule.id}` };

function problemWith(changed: Partial<RuleFile>, pages: readonly PageFile[] = [page]): string {
  return disagreements([{ ...file, ...changed }], pages).join('\n');
}

describe('the files of the rules', () => {
  it('agree with their folders, names and pages', () => {
    assert.equal(problemWith({}), '');
  });

  it('are refused where the folder is not the category', () => {
    assert.match(problemWith({ folder: 'elsewhere' }), /elsewhere\/.* declares the category/);
  });

  it('are refused where the file name is not the id', () => {
    assert.match(problemWith({ name: 'another-name' }), /another-name\.ts declares the rule/);
  });

  it('are refused where a file declares no rule', () => {
    assert.match(problemWith({ rule: undefined }, []), /does not export a rule/);
  });

  it('are refused where two files declare one rule', () => {
    assert.match(disagreements([file, file], [page]).join('\n'), /another file declares already/);
  });

  it('are refused where a page is about no rule, or about another one', () => {
    assert.match(problemWith({}, [page, { name: 'gone', title: '# gone' }]), /gone\.md is about a rule/);
    assert.match(problemWith({}, [{ ...page, title: '# Other' }]), /begins with “# Other”/);
  });

  it('get a page with all headings, empty, where there is none', () => {
    const headings = withRuleHeader('', rule).match(/^## .*/gm);
    assert.deepEqual(headings, [
      '## What is wrong',
      '## Why it matters',
      '## Wrong',
      '## Right',
      '## How to fix it',
      '## When to switch it off',
    ]);
  });
});
