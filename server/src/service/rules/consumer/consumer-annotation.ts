import { set } from '#service/edits/operations';
import { consumersNamed } from '#schemas/catalogue/consumers';
import type { RuleContext } from '#service/lint/context';
import { setInOrder } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';

/** Registries that show annotations, but not from everywhere and not at any length. */
export default defineRule({
  id: 'consumer-annotation',
  category: 'consumer',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'consumers',
  severity: 'information',
  summary: 'A registry that the project names will not show an annotation.',
  source:
    'https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry#adding-a-description-to-multi-arch-images',
  messages: {
    'not-on-index':
      '{consumer} shows "{key}" from the annotations of the index only, and this index has none (as of {asOf}).',
    'too-long':
      'This text has {length} characters, and {consumer} takes at most {maximum} of "{key}" (as of {asOf}).',
  },
  fixes: {
    'copy-up': 'Copy "{key}" from the entries to the index',
  },
  *check(context) {
    const { kind, model, policy } = context;
    const chosen = consumersNamed(policy.consumers);
    const annotations = (('annotations' in model ? model.annotations : undefined) ?? {}) as Annotations;
    for (const { name, asOf, indexAnnotations, annotationLengths } of chosen) {
      for (const [key, text] of annotationLengths === undefined ? [] : Object.entries(annotations)) {
        const maximum = annotationLengths![key];
        if (maximum === undefined || typeof text !== 'string' || text.length <= maximum) continue;
        yield {
          message: 'too-long',
          at: { path: ['annotations', key] },
          values: { consumer: name, key, length: text.length, maximum, asOf },
        };
      }
      for (const key of kind === 'image-index' ? (indexAnnotations ?? []) : []) {
        if (Object.hasOwn(annotations, key)) continue;
        const path = ['annotations', key];
        const value = sharedValue(context, key);
        yield {
          message: 'not-on-index',
          at: { path },
          absent: path,
          values: { consumer: name, key, asOf },
          fixes:
            value === undefined
              ? []
              : [
                  fix(
                    'copy-up',
                    context.rawValue(['annotations']) === undefined
                      ? setInOrder(kind, ['annotations'], { [key]: value })
                      : set(path, value),
                  ),
                ],
        };
      }
    }
  },
});

type Annotations = Readonly<Record<string, unknown>>;

/** The value of an annotation that all entries which have it agree on. */
function sharedValue({ annotations }: RuleContext, key: string): string | undefined {
  const values = new Set<string>();
  for (const { place, value } of annotations) {
    const text = place === 'manifest' ? value[key] : undefined;
    if (text !== undefined) values.add(text);
  }
  const [value] = values;
  return values.size === 1 ? value : undefined;
}
