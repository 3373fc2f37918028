import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import type { PlatformView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { platformNameClaims } from '#service/reports/sharedClaims';

/** Some clients ignore case when they compare platforms; others do not. */
export default defineRule({
  id: 'platform-case',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'warning',
  summary: 'A platform contains uppercase letters, and not every client ignores case.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: platformNameClaims,
  messages: {
    capitals: '"{name}" should be "{lower}". {containers-image/platform-text}',
  },
  fixes: { replace: 'Replace "{name}" with "{lower}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue }) {
    for (const platform of platforms) {
      for (const member of members) {
        const name = platform.value[member];
        if (typeof name !== 'string' || !differsOnlyInCase(catalogue.platforms, platform, member, name))
          continue;
        const lower = name.toLowerCase();
        const path = [...platform.path, member];
        yield {
          message: 'capitals',
          at: { path },
          values: { name, lower },
          fixes: [fix('replace', set(path, lower))],
        };
      }
    }
  },
});

const members = ['architecture', 'os', 'variant'] as const;

/** Tells whether a name is not known as it is written, but is in lowercase. */
function differsOnlyInCase(
  known: PlatformCatalogue,
  { value }: PlatformView,
  member: (typeof members)[number],
  name: string,
): boolean {
  const lower = name.toLowerCase();
  if (lower === name) return false;
  switch (member) {
    case 'architecture':
      return known.lookUpArchitecture(lower) !== undefined;
    case 'os':
      return known.lookUpOs(lower) !== undefined;
    case 'variant':
      return known.variantMeantBy(value.architecture?.toLowerCase() ?? '', name) === lower;
  }
}
