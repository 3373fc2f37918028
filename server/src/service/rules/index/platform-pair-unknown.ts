import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** Each name is right by itself, but Go builds for no such machine. */
export default defineRule({
  id: 'platform-pair-unknown',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'hint',
  summary: 'An operating system and an architecture do not usually go together.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    pair: 'Go has no port for {os} on {architecture}. If that is what the image is for, its consumers need to know.',
  },
  *check({ platforms, catalogue: { platforms: known } }) {
    for (const view of platforms) {
      const { value } = view;
      const { os, architecture } = value;
      if (os === undefined || architecture === undefined || known.isPair(os, architecture)) continue;
      // Unikernels and the like have an operating system of their own on any machine.
      if (known.lookUpOs(os)?.goos !== true || known.lookUpArchitecture(architecture)?.goarch !== true)
        continue;
      yield { message: 'pair', at: { path: [...view.path, 'architecture'] }, values: { os, architecture } };
    }
  },
});
