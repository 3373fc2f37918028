import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** Each name is right by itself, but Go builds for no such machine. */
export default defineRule({
  id: 'platform-pair-unknown',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'hint',
  summary: 'An operating system and an architecture do not usually go together.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    pair: 'Go has no port for {os} on {architecture}. If the image is meant for this platform, make sure that its consumers support it.',
  },
  *check({ platforms, catalogue: { platforms: known } }) {
    for (const { path, value } of platforms) {
      const { os, architecture } = value;
      if (os === undefined || architecture === undefined) continue;
      if (known.isPair(os, architecture) || !areGoNames(os, architecture, known)) continue;
      yield { message: 'pair', at: { path: [...path, 'architecture'] }, values: { os, architecture } };
    }
  },
});

/** Unikernels and the like have operating systems that Go does not know, and they run on any machine. */
function areGoNames(os: string, architecture: string, known: PlatformCatalogue): boolean {
  return known.lookUpOs(os)?.goos === true && known.lookUpArchitecture(architecture)?.goarch === true;
}
