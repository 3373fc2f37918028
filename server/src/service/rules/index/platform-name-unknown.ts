import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { namesVariant, parseJoinedPlatform, type JoinedPlatform } from '#schemas/values/platform';
import { nearMisses } from '#schemas/values/spelling';
import { set, type EditOperation } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';

/** Names that neither Go nor another tool uses are most often typos. */
export default defineRule({
  id: 'platform-name-unknown',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'warning',
  summary: 'An operating system or architecture is unknown to Go and to all known tools.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    joined:
      '"{name}" joins several parts of a platform. "os", "architecture", and "variant" are separate properties, and ' +
      'clients that compare them do not find the image.',
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
  fixes: {
    replace: 'Replace "{name}" with "{nearest}"',
    split: 'Split "{name}" into separate properties',
  },
  automatic: ['split'],
  *check(context) {
    const { platforms, catalogue } = context;
    const { platforms: known } = catalogue;
    for (const platform of platforms) {
      for (const member of ['architecture', 'os'] as const) {
        const name = platform.value[member];
        if (name === undefined || name === '' || names[member].isKnown(name, known)) continue;
        const path = [...platform.path, member];
        const joined = parseJoinedPlatform(name, known);
        if (joined !== undefined) {
          const operations = splitting(context, platform.path, member, joined);
          const doubtful = !namesVariant(name, joined.variant);
          yield {
            message: 'joined',
            at: { path },
            values: { name },
            fixes: operations === undefined ? [] : [fix('split', operations, { doubtful })],
          };
          continue;
        }
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

/**
 * What gives each part of a platform its own property. Undefined where the platform has another value there, or the text
 * in `member` does not say what belongs there.
 */
function splitting(
  { kind, rawValue, catalogue: { platforms: known } }: RuleContext,
  platform: JsonPath,
  member: Member,
  joined: JoinedPlatform,
): readonly EditOperation[] | undefined {
  if (joined[member] === undefined) return undefined;
  const operations: EditOperation[] = [];
  for (const part of ['architecture', 'os', 'variant'] as const) {
    const wanted = joined[part];
    if (wanted === undefined) continue;
    const path = [...platform, part];
    const present = rawValue(path);
    if (present === undefined || present === null || present === '')
      operations.push(setInOrder(kind, path, wanted));
    else if (typeof present !== 'string') return undefined;
    else if (parseJoinedPlatform(present, known)?.[part] === wanted) operations.push(set(path, wanted));
    else if (rightName(part, present, joined, known) !== wanted) return undefined;
  }
  return operations;
}

/** The name that clients compare, for one that may be another spelling of it. */
function rightName(
  part: Member | 'variant',
  name: string,
  { architecture }: JoinedPlatform,
  known: PlatformCatalogue,
): string {
  if (part === 'os') return known.osMeantBy(name) ?? name;
  if (part === 'variant') return known.variantMeantBy(architecture, name) ?? name;
  return known.architectureMeantBy(name)?.architecture ?? name;
}

type Member = 'architecture' | 'os';

interface Names {
  /** Tells whether a name is right, or is another spelling of one, which other rules report. */
  isKnown(name: string, known: PlatformCatalogue): boolean;
  all(known: PlatformCatalogue): string[];
}

const names: Readonly<Record<Member, Names>> = {
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
