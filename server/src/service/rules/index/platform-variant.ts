import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Variants are compared as text; only containerd knows that `8` and `v8` are the same. */
export default defineRule({
  id: 'platform-variant',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'A variant is spelt in a way that clients may not recognise, or is not one of its architecture’s.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    alias:
      'The variant "{variant}" of {architecture} is written "{meant}". Clients that compare it byte by byte do not ' +
      'find the image.',
    unknown: 'No variant "{variant}" of {architecture} is known; clients may pass the image over.',
  },
  fixes: { replace: 'Replace "{variant}" by "{meant}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue: { platforms: known } }) {
    for (const view of platforms) {
      const { value } = view;
      const { architecture, variant } = value;
      if (architecture === undefined || !variant) continue;
      const variants = known.lookUpArchitecture(architecture)?.variants;
      if (variants === undefined || variants.some((candidate) => candidate.value === variant)) continue;
      const at = [...view.path, 'variant'];
      const meant = known.variantMeantBy(architecture, variant);
      if (meant === variant.toLowerCase()) continue;
      if (meant === undefined) {
        yield {
          message: 'unknown',
          at: { path: at },
          values: { variant, architecture },
          severity: 'information',
        };
        continue;
      }
      yield {
        message: 'alias',
        at: { path: at },
        values: { variant, architecture, meant },
        fixes: [fix('replace', set(at, meant))],
      };
    }
  },
});
