import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { specificationSection } from '#schemas/model/field';
import { nearMisses } from '#schemas/values/spelling';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';

/** Names that neither Go nor another tool uses are most often typos. */
export default defineRule({
  id: 'platform-name-unknown',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'An operating system or architecture is unknown to Go and to all known tools.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    'misspelled-architecture':
      'There is no architecture "{name}". Did you mean "{nearest}"? No client finds the image under this name.',
    'misspelled-os':
      'There is no operating system "{name}". Did you mean "{nearest}"? No client finds the image under this name.',
    'unknown-architecture':
      'The architecture "{name}" is not one of Go’s, and no known tool uses it. Clients are unlikely to find the image.',
    'unknown-os':
      'The operating system "{name}" is not one of Go’s, and no known tool uses it. Clients are unlikely to find ' +
      'the image.',
  },
  fixes: { replace: 'Replace "{name}" with "{nearest}"' },
  *check({ platforms, catalogue: { platforms: known } }) {
    for (const platform of platforms) {
      for (const member of ['architecture', 'os'] as const) {
        const name = platform.value[member];
        if (name === undefined || name === '' || names[member].isKnown(name, known)) continue;
        const path = [...platform.path, member];
        const nearest = nearestOf(name.toLowerCase(), names[member].all(known));
        if (nearest === undefined) {
          yield { message: `unknown-${member}`, at: { path }, values: { name }, severity: 'hint' };
          continue;
        }
        yield {
          message: `misspelled-${member}`,
          at: { path },
          values: { name, nearest },
          fixes: [fix('replace', set(path, nearest))],
        };
      }
    }
  },
});

interface Names {
  /** Tells whether a name is right, or is another spelling of one, which other rules report. */
  isKnown(name: string, known: PlatformCatalogue): boolean;
  all(known: PlatformCatalogue): string[];
}

const names: Readonly<Record<'architecture' | 'os', Names>> = {
  architecture: {
    isKnown: (name, known) =>
      known.lookUpArchitecture(name) !== undefined || known.architectureMeantBy(name) !== undefined,
    all: (known) => known.architectures.map(({ value }) => value),
  },
  os: {
    isKnown: (name, known) => known.lookUpOs(name) !== undefined || known.osMeantBy(name) !== undefined,
    all: (known) => known.os.map(({ value }) => value),
  },
};

/** The one value that is a single typo away: a character too many, too few or wrong, or two exchanged. */
function nearestOf(name: string, values: readonly string[]): string | undefined {
  if (name.length < 4 || name.length > 16) return undefined;
  const [nearest, ...others] = nearMisses(name, values, (value) => (value.length < 4 ? -1 : 1));
  return others.length === 0 ? nearest?.word : undefined;
}
