import { rename, set, type EditOperation } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isToldAsTypo, misspellingOf } from '#service/oci/annotationKeys';

/** What a team agreed on: the project file lists the annotations that its documents must have. */
export default defineRule({
  id: 'annotation-required',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'required-annotations',
  severity: 'warning',
  summary: 'An annotation or label is missing that the project demands of every such document.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    annotation: 'The project demands the annotation "{key}" here, and it is missing.',
    label: 'The project demands the label "{key}" of image configs, and it is missing.',
  },
  fixes: {
    rename: 'Rename "{from}" to "{key}"',
    add: 'Add "{key}" with the value "{value}"',
  },
  *check(context) {
    const { kind, policy, catalogue } = context;
    const keys = policy.requiredAnnotations[kind] ?? [];
    // An empty or malformed document has other worries.
    if (keys.length === 0 || Object.keys(context.model).length === 0) return;
    const isConfig = kind === 'image-config';
    const path = isConfig ? ['config', 'Labels'] : ['annotations'];
    const raw = context.rawValue(path);
    const present: Readonly<Record<string, unknown>> =
      typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
    for (const key of keys) {
      if (Object.hasOwn(present, key) || isToldAsTypo(present, key, catalogue)) continue;
      const from = misspellingOf(present, key, catalogue);
      const value = from === undefined ? valueFor(key, present, context) : undefined;
      const add = value === undefined ? undefined : insertion(path, key, value, context);
      yield {
        message: isConfig ? 'label' : 'annotation',
        at: from === undefined ? { path: [...path, key] } : { path: [...path, from], part: 'key' },
        absent: [...path, key],
        values: { key },
        fixes:
          from !== undefined
            ? [fix('rename', rename([...path, from], key), { values: { from } })]
            : add === undefined
              ? []
              : [fix('add', add, { values: { value: value! } })],
      };
    }
  },
});

/** The value that a missing annotation has without doubt; undefined when only the author knows it. */
function valueFor(
  key: string,
  present: Readonly<Record<string, unknown>>,
  { kind, model, catalogue }: RuleContext,
): string | undefined {
  for (const [other, value] of Object.entries(present)) {
    if (typeof value === 'string' && catalogue.annotation(other)?.replacement === key) return value;
  }
  if (key === 'org.opencontainers.image.created' && kind === 'image-config' && 'created' in model)
    return typeof model.created === 'string' ? model.created : undefined;
  const entry = catalogue.annotation(key);
  return entry?.value === 'enum' && entry.values?.length === 1 ? entry.values[0] : undefined;
}

/** Puts a key into a map, or the map with the key into its owner; undefined where neither is there. */
function insertion(
  path: readonly string[],
  key: string,
  value: string,
  { rawValue }: RuleContext,
): EditOperation | undefined {
  const map = rawValue(path);
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) return set([...path, key], value);
  const owner = rawValue(path.slice(0, -1));
  if (map !== undefined || typeof owner !== 'object' || owner === null) return undefined;
  return set([...path], { [key]: value });
}
