import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonPath } from '../../document/jsonPath';
import { choicesWith, type Choice } from '../../rules/project/choices';
import { rules } from '../../rules/registry';
import { valueCandidate, type Candidate } from './candidate';

const choices = choicesWith(rules.map(({ id }) => id));
const summaries: ReadonlyMap<string, string> = new Map(rules.map(({ id, summary }) => [id, summary]));
const levels: ReadonlyMap<string, string> = new Map(rules.map(({ id, severity }) => [id, severity]));

/** The names that mean something in the object at `path` of a project file: rules, and kinds of document. */
export function projectNames(path: JsonPath, present: ReadonlySet<string>): Candidate[] {
  const choice = choiceAt([...path, '*'], 'key');
  if (choice === undefined) return [];
  return choice.values
    .filter((name) => !present.has(name))
    .map((name) => {
      const level = levels.get(name);
      return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: level ?? choice.noun,
        documentation: summaries.get(name) ?? `A ${choice.noun}.`,
        content: { [name]: level ?? [] },
      };
    });
}

/** The texts that mean something at `path` of a project file. */
export function projectValues(path: JsonPath): Candidate[] {
  const choice = choiceAt(path, 'value');
  if (choice === undefined) return [];
  return choice.values.map((value) =>
    valueCandidate(value, choice.noun, summaries.get(value) ?? `A ${choice.noun}.`),
  );
}

function choiceAt(path: JsonPath, part: Choice['part']): Choice | undefined {
  return choices.find(
    ({ at, part: own }) =>
      own === part &&
      at.length === path.length &&
      at.every((segment, index) => segment === '*' || segment === path[index]),
  );
}
