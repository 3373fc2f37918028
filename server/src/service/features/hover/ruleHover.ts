import { quote } from '#schemas/markdown';
import { choiceAt } from '#service/features/projectChoice';
import { commandLink } from './markdown';
import type { Explanation, HoverTarget } from './hoverTarget';

/** On the name of a rule in a project file: what the rule reports; nothing elsewhere. */
export function explainRule({ model, path, part, value, rules, rulePageCommand }: HoverTarget): Explanation {
  if (model.kind !== 'project-configuration' || choiceAt(path, part, rules) === undefined)
    return { facts: [] };
  const name = part === 'key' ? path.at(-1) : value;
  const rule = rules.find(({ id }) => id === name);
  if (rule === undefined) return { facts: [] };
  return {
    facts: [`${quote(rule.id)}: ${rule.summary}`, `Its default severity is ${quote(rule.severity)}.`],
    ...(rulePageCommand !== undefined && { more: commandLink('More …', rulePageCommand, rule.id) }),
    ...(rule.source !== undefined && { sources: [rule.source] }),
  };
}
