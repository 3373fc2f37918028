import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { bare, choice, placeholder } from '#schemas/placeholders';
import { ruleLevels, type RuleLevel } from '#schemas/severity';
import { choiceAt } from '#service/features/projectChoice';
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

/** The strings that mean something at `path` of a project file. */
export function projectValues(path: JsonPath, rules: readonly Rule[]): Candidate[] {
  const choice = choiceAt(path, 'value', rules);
  if (choice === undefined) return [];
  return choice.values.map((value) =>
    valueCandidate(value, choice.noun, rules.find(({ id }) => id === value)?.summary ?? ''),
  );
}
