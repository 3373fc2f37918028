import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { platformNameClaims } from '#service/reports/sharedClaims';

/** Many clients compare variants byte by byte, and do not know that `8` and `v8` are the same. */
export default defineRule({
  id: 'platform-variant',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'warning',
  summary:
    'A variant is spelled in a way that clients may not recognize, or does not belong to its architecture.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: platformNameClaims,
  messages: {
    alias:
      'The variant "{variant}" of {architecture} should be "{meant}". Clients that compare it byte by byte do not ' +
      'find the image.',
    unknown: 'The variant "{variant}" of {architecture} is unknown. Clients may skip the image.',
  },
  fixes: { replace: 'Replace "{variant}" with "{meant}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue: { platforms: known } }) {
    for (const platform of platforms) {
      const { architecture, variant } = platform.value;
      if (architecture === undefined || !variant) continue;
      if (known.lookUpArchitecture(architecture) === undefined || known.isVariant(architecture, variant))
        continue;
      const meant = known.variantMeantBy(architecture, variant);
      // A variant that differs only in case is reported by platform-case.
      if (meant === variant.toLowerCase()) continue;
      const path = [...platform.path, 'variant'];
      const values = { variant, architecture };
      if (meant === undefined) {
        yield { message: 'unknown', at: { path }, values, severity: 'information' };
        continue;
      }
      yield {
        message: 'alias',
        at: { path },
        values: { ...values, meant },
        fixes: [fix('replace', set(path, meant))],
      };
    }
  },
});
