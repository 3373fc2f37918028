import type { JsonPath } from '#schemas/jsonPath';
import { choicesWith, type Choice } from '#schemas/projectChoices';
import type { Rule } from '#service/lint/rule';

/** What a key or a value at `path` of a project file is chosen from; undefined where anything can be written. */
export function choiceAt(path: JsonPath, part: Choice['part'], rules: readonly Rule[]): Choice | undefined {
  return choicesWith(rules.map(({ id }) => id)).find(
    ({ at, part: own }) =>
      own === part &&
      at.length === path.length &&
      at.every((segment, index) => segment === '*' || segment === path[index]),
  );
}
