import { set } from '#service/edits/operations';
import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import type { PlatformView } from '#service/document/views';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** containerd lowers the case before it compares; other clients do not. */
export default defineRule({
  id: 'platform-case',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'A part of a platform is written with capitals, which not every client takes for the same.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    capitals:
      '"{name}" is written "{lower}". containerd ignores the case of platforms, other clients compare byte by byte ' +
      'and do not find the image.',
  },
  fixes: { replace: 'Replace "{name}" by "{lower}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue }) {
    for (const platform of platforms) {
      for (const member of members) {
        const name = platform.value[member];
        if (typeof name !== 'string' || !isOnlyCaseWrong(catalogue.platforms, platform, member, name))
          continue;
        const lower = name.toLowerCase();
        const at = [...platform.path, member];
        yield {
          message: 'capitals',
          at: { path: at },
          values: { name, lower },
          fixes: [fix('replace', set(at, lower))],
        };
      }
    }
  },
});

const members = ['architecture', 'os', 'variant'] as const;

function isOnlyCaseWrong(
  known: PlatformCatalogue,
  { value }: PlatformView,
  member: (typeof members)[number],
  name: string,
): boolean {
  const lower = name.toLowerCase();
  if (lower === name) return false;
  if (member === 'architecture') return known.lookUpArchitecture(lower) !== undefined;
  if (member === 'os') return known.lookUpOs(lower) !== undefined;
  return known.variantMeantBy(value.architecture?.toLowerCase() ?? '', name) === lower;
}
