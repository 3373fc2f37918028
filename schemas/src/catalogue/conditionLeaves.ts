import type { Condition } from './dataSchemas/conditions';

/** A condition that is made of no others. */
export type ConditionLeaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** A condition on the config that a manifest points to. */
export type ConfigTest = Extract<ConditionLeaf, { diffIds: unknown } | { configProperty: unknown }>;

/** The conditions that a condition is made of, in their order. */
export function leavesOf(condition: Condition): readonly ConditionLeaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

/** Tells whether a condition is about the config. */
export function isConfigTest(condition: ConditionLeaf): condition is ConfigTest {
  return 'diffIds' in condition || 'configProperty' in condition;
}
