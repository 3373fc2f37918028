import { isPlainObject } from '#schemas/plainData';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { rename, set, type EditOperation } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { missingKeys } from '#service/oci/annotationKeys';

type Members = Readonly<Record<string, unknown>>;

/** A team’s agreement: the project file lists the annotations that its documents must have. */
export default defineRule({
  id: 'annotation-required',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'required-annotations',
  severity: 'warning',
  summary: 'An annotation or label that the project requires is missing.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  claims: ['zot/mandatory-annotations'],
  messages: {
    annotation: 'The project requires the annotation "{key}" here, but it is missing.',
    label: 'The project requires the label "{key}" in image configs, but it is missing.',
  },
  fixes: {
    rename: 'Rename "{from}" to "{key}"',
    add: 'Add "{key}" with the value "{value}"',
  },
  *check(context) {
    const { kind, model, policy, catalogue, rawValue } = context;
    const keys = policy.requiredAnnotations[kind] ?? [];
    // An empty or malformed document is reported by other rules.
    if (keys.length === 0 || Object.keys(model).length === 0) return;
    const message = kind === 'image-config' ? 'label' : 'annotation';
    const map = kind === 'image-config' ? ['config', 'Labels'] : ['annotations'];
    const present = membersOf(rawValue(map)) ?? {};
    const replaced = valuesOfReplaced(present, context);
    for (const { key, misspelling: from } of missingKeys(present, keys, catalogue)) {
      const report = { message, absent: [...map, key], values: { key } } as const;
      if (from === undefined) {
        yield { ...report, at: { path: [...map, key] }, fixes: additions(map, key, replaced, context) };
      } else {
        const path = [...map, from];
        const fixes = [fix('rename', rename(path, key), { values: { from } })];
        yield { ...report, at: { path, part: 'key' }, fixes };
      }
    }
  },
});

/** The fix that adds a key to its map: none where only the author knows the value or the place. */
function additions(map: readonly string[], key: string, replaced: ReplacedValues, context: RuleContext) {
  const value = replaced.get(key) ?? valueFor(key, context);
  const operation = value === undefined ? undefined : insertion(map, key, value, context);
  return value === undefined || operation === undefined ? [] : [fix('add', operation, { values: { value } })];
}

/** The values of keys that other keys replace, by the key that replaces them. */
type ReplacedValues = ReadonlyMap<string, string>;

function valuesOfReplaced(present: Members, { catalogue }: RuleContext): ReplacedValues {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(present)) {
    const replacement = catalogue.annotation(key)?.replacement;
    if (typeof value === 'string' && replacement !== undefined && !values.has(replacement))
      values.set(replacement, value);
  }
  return values;
}

/** The value that a missing annotation has without doubt; undefined when only the author knows it. */
function valueFor(key: string, { kind, model, catalogue }: RuleContext): string | undefined {
  if (key === wellKnownAnnotations.created && kind === 'image-config' && 'created' in model)
    return typeof model.created === 'string' ? model.created : undefined;
  const entry = catalogue.annotation(key);
  return entry?.value === 'enum' && entry.values?.length === 1 ? entry.values[0] : undefined;
}

/** Puts a key into a map, or the map with the key into its owner; undefined where neither is there. */
function insertion(
  map: readonly string[],
  key: string,
  value: string,
  { rawValue }: RuleContext,
): EditOperation | undefined {
  const raw = rawValue(map);
  if (membersOf(raw) !== undefined) return set([...map, key], value);
  const owner = rawValue(map.slice(0, -1));
  if (raw !== undefined || typeof owner !== 'object' || owner === null) return undefined;
  return set(map, { [key]: value });
}

function membersOf(value: unknown): Members | undefined {
  return isPlainObject(value) ? value : undefined;
}
