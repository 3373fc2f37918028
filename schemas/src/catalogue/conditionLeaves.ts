import type { Condition } from './dataSchemas/conditions';

/** A condition that is made of no others. */
export type ConditionLeaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** A condition on the config that a manifest points to. */
export type ConfigTest = Extract<ConditionLeaf, { diffIds: unknown } | { configProperty: unknown }>;

/** A condition that no document decides on its own: on the config, on the command, or on what else is so. */
export type OpenTest = ConfigTest | Extract<ConditionLeaf, { command: unknown } | { circumstance: unknown }>;

/** The conditions that a condition is made of, in their order. */
export function leavesOf(condition: Condition): readonly ConditionLeaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

/** Tells whether a condition is one that no document decides on its own. */
export function isOpenTest(condition: ConditionLeaf): condition is OpenTest {
  return 'command' in condition || 'circumstance' in condition || isConfigTest(condition);
}

/** Tells whether a condition is about the config. */
function isConfigTest(condition: ConditionLeaf): condition is ConfigTest {
  return 'diffIds' in condition || 'configProperty' in condition;
}
