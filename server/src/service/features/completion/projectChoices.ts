import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import { choicesWith, type Choice } from '#schemas/projectChoices';
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
        content: { [name]: level ?? [] },
      };
    });
}

/** The strings that mean something at `path` of a project file. */
export function projectValues(path: JsonPath, rules: readonly Rule[]): Candidate[] {
  const choice = choiceAt(path, 'value', rules);
  if (choice === undefined) return [];
  return choice.values.map((value) =>
    valueCandidate(value, choice.noun, rules.find(({ id }) => id === value)?.summary ?? ''),
  );
}

function choiceAt(path: JsonPath, part: Choice['part'], rules: readonly Rule[]): Choice | undefined {
  return choicesWith(rules.map(({ id }) => id)).find(
    ({ at, part: own }) =>
      own === part &&
      at.length === path.length &&
      at.every((segment, index) => segment === '*' || segment === path[index]),
  );
}
