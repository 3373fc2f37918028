import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { choicesWith, type Choice } from '#schemas/projectChoices';
import { readProject } from '#service/settings/projectConfiguration';

const choices = choicesWith(['size-zero']);

/** A project file with `value` as the name or value at a place. */
function fileWith({ at, part }: Choice, value: string): string {
  const leaf = part === 'key' ? { [value]: [] } : value;
  const steps = part === 'key' ? at.slice(0, -1) : at;
  // Lists are told from maps by what the model says of their members.
  const lists = ['overrides', 'consumers', 'mediaTypes', 'roles', 'baseline'];
  const content = steps.reduceRight<unknown>((inner, step, index) => {
    if (step !== '*') return { ...required(steps[index - 2]), [step]: inner };
    return lists.includes(steps[index - 1] ?? '') ? [inner] : { 'size-zero': inner };
  }, leaf);
  return JSON.stringify(content);
}

/** What an entry of a list needs besides the member that is looked at. */
function required(list: string | undefined): object {
  if (list === 'overrides') return { files: ['a'] };
  if (list === 'mediaTypes') return { type: 'a/b', title: 'A' };
  if (list === 'baseline') return { file: 'a.json' };
  return {};
}

describe('the closed lists of the project file', () => {
  it('are found in its model', () => {
    assert.deepEqual(
      choices.map(({ at, part }) => `${at.join('.')} ${part}`),
      [
        'specification value',
        'rules.* key',
        'rules.* value',
        'overrides.*.kind value',
        'overrides.*.rules.* key',
        'overrides.*.rules.* value',
        'requiredAnnotations.* key',
        'consumers.* value',
        'mediaTypes.*.roles.* value',
        'baseline.*.rule value',
      ],
    );
  });

  for (const choice of choices.filter(({ values, noun }) => values.length > 0 && noun !== 'rule')) {
    it(`are those by which it is read: ${choice.at.join('.')}`, () => {
      const problemsWith = (value: string) => readProject('file:///a/', fileWith(choice, value)).problems;
      for (const value of choice.values) assert.deepEqual(problemsWith(value), [], value);
      assert.equal(problemsWith('no-such-thing').length, 1);
    });
  }
});
