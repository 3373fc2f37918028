import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { bare, choice, placeholder } from '#schemas/placeholders';
import { ruleLevels, type RuleLevel } from '#schemas/severity';
import { valueAt } from '#service/document/shape';
import { choiceAt } from '#service/features/projectChoice';
import { defaultPolicy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import { valueCandidate, type Candidate } from './candidate';

/** The names that mean something in the object at `path` of a project file: rules, and kinds of document. */
export function projectNames(
  path: JsonPath,
  present: ReadonlySet<string>,
  rules: readonly Rule[],
): Candidate[] {
  const choice = choiceAt([...path, '*'], 'key', rules);
  if (choice === undefined) return [];
  return choice.values
    .filter((name) => !present.has(name))
    .map((name) => {
      const rule = rules.find(({ id }) => id === name);
      const level = rule?.severity;
      return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: level ?? choice.noun,
        documentation: rule?.summary ?? '',
        content: { [name]: level === undefined ? [] : levelChoice(level) },
      };
    });
}

/** A level to choose, beginning with the rule’s own. */
function levelChoice(own: RuleLevel): string {
  return choice([own, ...ruleLevels]);
}

/** A whole project file to begin with. */
export const projectTemplate: Candidate = {
  label: 'Project file',
  kind: CompletionItemKind.File,
  detail: projectFileName,
  documentation: 'The settings that a team shares for its documents. Remove the parts that you do not need.',
  content: {
    specification: choice(['1.1', '1.0', 'main']),
    consumers: bare(`[${placeholder()}]`),
    rules: bare(`{${placeholder()}}`),
    overrides: [{ files: [placeholder('**/examples/**')], rules: bare(`{${placeholder()}}`) }],
  },
};

/**
 * The strings that mean something at `path` of a project file, the default first. What another item of the same list
 * says is not offered.
 * @param value the whole file as plain data
 */
export function projectValues(path: JsonPath, value: unknown, rules: readonly Rule[]): Candidate[] {
  const choice = choiceAt(path, 'value', rules);
  if (choice === undefined) return [];
  const list = valueAt(value, path.slice(0, -1));
  const others = Array.isArray(list) ? list.filter((_, index) => index !== path.at(-1)) : [];
  const isDefault = (each: string) => path[0] === 'specification' && each === defaultPolicy.specification;
  return choice.values
    .filter((each) => !others.includes(each))
    .sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .map((each) => valueCandidate(each, choice.noun, rules.find(({ id }) => id === each)?.summary ?? ''));
}
