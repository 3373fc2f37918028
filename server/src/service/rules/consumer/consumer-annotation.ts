import { consumersNamed, latestEvidence, type Consumer } from '#schemas/catalogue/consumers';
import { grouped, monthOf } from '#schemas/prose';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';

/** Some registries show annotations only from certain places, and only up to a certain length. */
export default defineRule({
  id: 'consumer-annotation',
  category: 'consumer',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'consumers',
  severity: 'information',
  summary: 'A registry that the project names does not show an annotation.',
  source:
    'https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry#adding-a-description-to-multi-arch-images',
  claims: ['ghcr/index-annotations', 'ghcr/annotation-lengths'],
  messages: {
    'not-on-index':
      'As of {asOf}, {consumer} shows "{key}" only from the annotations of the index, and this index does not have it.',
    'too-long':
      'This value has {length} characters. As of {asOf}, {consumer} limits "{key}" to {maximum} characters.',
  },
  fixes: {
    'copy-up': 'Copy "{key}" from the entries to the index',
  },
  *check(context) {
    for (const consumer of consumersNamed(context.policy.consumers)) {
      const { name, limits } = consumer;
      if (limits === undefined) continue;
      const { annotationLengths, indexAnnotations } = limits;
      for (const { key, length, maximum } of tooLong(context, limits)) {
        yield {
          message: 'too-long',
          at: { path: ['annotations', key] },
          values: {
            consumer: name,
            key,
            length: grouped(length),
            maximum: grouped(maximum),
            asOf: monthOf(latestEvidence(consumer, annotationLengths?.evidence ?? [])),
          },
        };
      }
      for (const key of missingOnIndex(context, limits)) {
        const path = ['annotations', key];
        yield {
          message: 'not-on-index',
          at: { path },
          absent: path,
          values: {
            consumer: name,
            key,
            asOf: monthOf(latestEvidence(consumer, indexAnnotations?.evidence ?? [])),
          },
          fixes: copyUp(context, key),
        };
      }
    }
  },
});

type Context = RuleContext<'image-manifest' | 'image-index'>;
type Limits = NonNullable<Consumer['limits']>;

/** The annotations that are longer than a consumer accepts. */
function tooLong(
  { model }: Context,
  { annotationLengths }: Limits,
): { readonly key: string; readonly length: number; readonly maximum: number }[] {
  return Object.entries(model.annotations ?? {}).flatMap(([key, text]) => {
    const maximum = annotationLengths?.maxima[key];
    if (maximum === undefined || text === undefined || text.length <= maximum) return [];
    return [{ key, length: text.length, maximum }];
  });
}

/** The annotations that a consumer reads only from an index, and that this index does not have. */
function missingOnIndex({ kind, rawValue }: Context, { indexAnnotations }: Limits): readonly string[] {
  if (kind !== 'image-index') return [];
  // A value that is null or of another type is not absent, and other rules report it.
  return (indexAnnotations?.keys ?? []).filter((key) => rawValue(['annotations', key]) === undefined);
}

function copyUp(context: Context, key: string): FixProposal<'copy-up'>[] {
  const value = sharedValue(context, key);
  if (value === undefined) return [];
  if (context.rawValue(['annotations']) === undefined) {
    return [fix('copy-up', setInOrder(context.kind, ['annotations'], { [key]: value }))];
  }
  return [fix('copy-up', set(['annotations', key], value))];
}

/** The value of an annotation on which all entries that have it agree. */
function sharedValue({ annotations }: Context, key: string): string | undefined {
  const values = new Set<string>();
  for (const { place, value } of annotations) {
    const text = place === 'manifest' ? value[key] : undefined;
    if (text !== undefined) values.add(text);
  }
  const [value] = values;
  return values.size === 1 ? value : undefined;
}
