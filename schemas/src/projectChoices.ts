import { consumerIds } from './catalogue/consumers';
import { kinds } from './kinds';
import type { JsonPath } from './jsonPath';
import { ruleLevels } from './severity';
import { specificationVersions } from './specificationVersions';

/** A place of the project file at which only some texts mean anything. */
export interface Choice {
  /** The way there; `*` stands for every member. */
  readonly at: readonly string[];
  /** Whether the members' names or the values are meant. */
  readonly part: 'key' | 'value';
  /** What such a text is called in a sentence. */
  readonly noun:
    | 'rule'
    | 'level'
    | 'version of the specification'
    | 'kind of document'
    | 'consumer'
    | 'role of a media type';
  readonly values: readonly string[];
  /** True when another text makes the part invalid; else it only has no effect. */
  readonly strict: boolean;
}

/** All such places. The rules' ids are told by the caller, for the list of rules is made of what is in this folder too. */
export function choicesWith(ruleIds: readonly string[]): readonly Choice[] {
  const rule = { noun: 'rule', values: ruleIds, strict: false } as const;
  const level = { part: 'value', noun: 'level', values: ruleLevels, strict: true } as const;
  return [
    {
      at: ['specification'],
      part: 'value',
      noun: 'version of the specification',
      values: specificationVersions,
      strict: true,
    },
    { at: ['rules', '*'], part: 'key', ...rule },
    { at: ['rules', '*'], ...level },
    {
      at: ['overrides', '*', 'kind'],
      part: 'value',
      noun: 'kind of document',
      values: [...kinds, 'none'],
      strict: true,
    },
    { at: ['overrides', '*', 'rules', '*'], part: 'key', ...rule },
    { at: ['overrides', '*', 'rules', '*'], ...level },
    {
      at: ['requiredAnnotations', '*'],
      part: 'key',
      noun: 'kind of document',
      values: kinds,
      strict: true,
    },
    { at: ['consumers', '*'], part: 'value', noun: 'consumer', values: consumerIds, strict: false },
    {
      at: ['mediaTypes', '*', 'roles', '*'],
      part: 'value',
      noun: 'role of a media type',
      values: ['manifest', 'index', 'config', 'layer', 'artifactType', 'blob', 'header'],
      strict: true,
    },
    { at: ['baseline', '*', 'rule'], part: 'value', ...rule },
  ];
}

/** The paths that a pattern fits in a value. */
export function* pathsThatFit(
  value: unknown,
  pattern: readonly string[],
  path: JsonPath = [],
): Iterable<JsonPath> {
  const segment = pattern[path.length];
  if (segment === undefined) yield path;
  else if (typeof value !== 'object' || value === null) return;
  else if (Array.isArray(value)) {
    if (segment !== '*') return;
    for (const [index, item] of value.entries()) yield* pathsThatFit(item, pattern, [...path, index]);
  } else {
    for (const name of Object.keys(value)) {
      if (segment !== '*' && segment !== name) continue;
      yield* pathsThatFit((value as Record<string, unknown>)[name], pattern, [...path, name]);
    }
  }
}
