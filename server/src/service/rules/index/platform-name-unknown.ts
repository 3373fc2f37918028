import { set } from '#service/edits/operations';
import { nearMisses } from '#schemas/values/spelling';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Names that are neither Go's nor another tool's are most often slips of the keyboard. */
export default defineRule({
  id: 'platform-name-unknown',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'An operating system or architecture is one that neither Go nor any known tool has.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    misspelt:
      'There is no {what} "{name}"; "{nearest}" is probably meant. No client finds the image as it is.',
    unknown:
      'The {what} "{name}" is not one of Go’s, and no tool is known that uses it. Clients hardly find the image.',
  },
  fixes: { replace: 'Replace "{name}" by "{nearest}"' },
  *check({ platforms, catalogue: { platforms: known } }) {
    const oses = known.os.map(({ value }) => value);
    const architectures = known.architectures.map(({ value }) => value);
    for (const view of platforms) {
      const { value } = view;
      for (const member of ['architecture', 'os'] as const) {
        const name = value[member];
        if (name === undefined || name === '') continue;
        const isArchitecture = member === 'architecture';
        if (isArchitecture ? known.lookUpArchitecture(name) : known.lookUpOs(name)) continue;
        if (isArchitecture ? known.architectureMeantBy(name) : known.osMeantBy(name)) continue;
        const nearest = nearestOf(name.toLowerCase(), isArchitecture ? architectures : oses);
        const what = isArchitecture ? 'architecture' : 'operating system';
        const at = [...view.path, member];
        if (nearest === undefined) {
          yield { message: 'unknown', at: { path: at }, values: { what, name }, severity: 'hint' };
          continue;
        }
        yield {
          message: 'misspelt',
          at: { path: at },
          values: { what, name, nearest },
          fixes: [fix('replace', set(at, nearest))],
        };
      }
    }
  },
});

/** The one value that is a single slip away: a character too many, too few, wrong, or two exchanged. */
function nearestOf(name: string, values: readonly string[]): string | undefined {
  if (name.length < 4 || name.length > 16) return undefined;
  const [nearest, ...others] = nearMisses(name, values, (value) => (value.length < 4 ? -1 : 1));
  return others.length === 0 ? nearest?.word : undefined;
}
