import type { ArchitectureName } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import { namesVariant } from '#schemas/values/platform';
import type { PlatformView } from '#service/document/views';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';
import { platformNameClaims } from '#service/reports/sharedClaims';

/** Operating systems and vendors name architectures differently from Go, and clients compare with Go's names. */
export default defineRule({
  id: 'platform-architecture-alias',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'warning',
  summary: 'An architecture has a name other than the one that clients compare with.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: platformNameClaims,
  messages: {
    alias:
      '"{name}" is another name for the architecture "{architecture}". The specification asks for Go’s names. ' +
      '{containers-image/platform-text} They do not find it under another name.',
  },
  fixes: {
    replace: 'Replace "{name}" with "{architecture}"',
    'replace-with-variant': 'Replace "{name}" with "{architecture}" and set the variant "{variant}"',
  },
  automatic: ['replace', 'replace-with-variant'],
  *check(context) {
    const { platforms, catalogue } = context;
    const { platforms: known } = catalogue;
    for (const platform of platforms) {
      const name = platform.value.architecture;
      if (name === undefined) continue;
      const meant = known.architectureMeantBy(name);
      // A name that differs only in case is reported by platform-case.
      if (meant === undefined || meant.architecture === name.toLowerCase()) continue;
      yield {
        message: 'alias',
        at: { path: [...platform.path, 'architecture'] },
        values: { name, architecture: meant.architecture },
        fixes: [replacement(context, platform, name, meant)],
      };
    }
  },
});

function replacement(
  { kind, rawValue }: RuleContext,
  { path }: PlatformView,
  name: string,
  { architecture, variant }: ArchitectureName,
): FixProposal<'replace' | 'replace-with-variant'> {
  const replace = set([...path, 'architecture'], architecture);
  if (variant === undefined) return fix('replace', replace);
  const present = rawValue([...path, 'variant']);
  // The name of the architecture states a variant: where the platform states another one, one of the two is wrong.
  if (present !== undefined && present !== '') {
    return fix('replace', replace, { doubtful: present !== variant });
  }
  return fix('replace-with-variant', [replace, setInOrder(kind, [...path, 'variant'], variant)], {
    values: { variant },
    doubtful: !namesVariant(name, variant),
  });
}
