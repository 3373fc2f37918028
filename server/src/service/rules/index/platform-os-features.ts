import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** For Windows the specification names one feature; hosts that do not know another one must not run the image. */
export default defineRule({
  id: 'platform-os-features',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'information',
  summary: 'A Windows image requires a feature that the specification does not name.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containerd/os-features', 'containers-image/platform-members'],
  messages: {
    unknown:
      'For Windows, the specification names only the feature "win32k". Hosts may refuse an image that requires ' +
      '"{feature}".',
  },
  *check({ platforms }) {
    for (const { path, value } of platforms) {
      if (value.os !== 'windows') continue;
      for (const [index, feature] of (value['os.features'] ?? []).entries()) {
        if (feature === undefined || feature === 'win32k') continue;
        yield { message: 'unknown', at: { path: [...path, 'os.features', index] }, values: { feature } };
      }
    }
  },
});
