import { addTo } from '#schemas/groups';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { listOf } from '#schemas/prose';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal } from '#service/lint/rule';
import { misplacedMembers, type MisplacedMember } from '#service/oci/misplacedMembers';
import { isMovable, moveMembers } from '#service/reports/moveMembers';

/** More members than these are moved one by one. */
const movedTogether = 16;

/** A property beside the object that it belongs in is unknown, and unknown properties have no effect. */
export default defineRule({
  id: 'property-misplaced',
  category: 'shape',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unknown-keys',
  severity: 'warning',
  summary: 'A property is not in the object that it belongs in.',
  source: specificationSection('considerations.md', 'extensibility'),
  messages: {
    annotation:
      'The specification does not define "{key}" here, and implementations must ignore it. Annotations belong in {home}.',
    'short-annotation':
      'The specification does not define "{key}" here, and implementations must ignore it. The annotation with this ' +
      'meaning is "{name}" in {home}.',
    labels:
      'The specification does not define "{key}" here, and implementations must ignore it. Manifests and descriptors ' +
      'have annotations instead of labels.',
    platform:
      'The specification does not define "{key}" here, and implementations must ignore it. It belongs in {home}.',
    container:
      'The specification does not define "{key}" at the top of an image config, and implementations must ignore it. It belongs in {home}.',
    'container-inside':
      'The specification does not define "{key}" inside {owner}, and implementations must ignore it. It belongs in {home}.',
    image:
      'The specification does not define "{key}" inside {owner}, and implementations must ignore it. It belongs at the top of the image config.',
    'platform-elsewhere':
      'The specification does not define "{key}" here, and implementations must ignore it. The platform of an image is in ' +
      'its config, and in the entry of the index that lists the image.',
    'image-config':
      'The specification does not define "{key}" here, and implementations must ignore it. It belongs in the image config, ' +
      'which is a document of its own.',
    manifest:
      'The specification does not define "{key}" in a descriptor, and implementations must ignore it. It belongs in the ' +
      'document to which the descriptor points.',
  },
  fixes: {
    move: 'Move "{key}" to {home}',
    'move-all': 'Move {keys} to {home}',
    'move-as': 'Move "{key}" to {home} as "{name}"',
    'use-annotations': 'Convert "{key}" to annotations',
    'move-up': 'Move "{key}" to the top of the image config',
  },
  *check(context) {
    const homes = new Homes();
    for (const group of groupsOf(context)) {
      const repeatedKeys = new Set(context.duplicates.map(({ path }) => formatPath(path)));
      const movable = group.filter((member) => {
        const isSafe = !repeatedKeys.has(formatPath(member.path)) && isMovable(context, member);
        return isSafe && homes.take(member);
      });
      for (const member of group) {
        const { reason, path } = member;
        yield {
          message: reason === 'container' && path.length > 1 ? 'container-inside' : reason,
          at: { path, part: 'key' },
          values: valuesOf(member),
          ...(reason === 'short-annotation' && { severity: 'information' }),
          fixes: movable.includes(member) ? movesOf(context, member, movable) : [],
        };
      }
    }
  },
});

/** The misplaced members that one fix moves: those of one owner that belong in the same object. */
function groupsOf(context: RuleContext): Iterable<readonly MisplacedMember[]> {
  const groups = new Map<string, MisplacedMember[]>();
  for (const member of misplacedMembers(context)) {
    const home = member.home === undefined ? '' : homeOf(member.home);
    const key = JSON.stringify([member.reason, member.path.slice(0, -1), home]);
    addTo(groups, key, member);
  }
  return groups.values();
}

/** The places to which members are moved. Of those that belong at one place, or in what is moved there, only the first is. */
class Homes {
  readonly #taken = new Set<string>();
  readonly #around = new Set<string>();

  /** Takes the place of a member; false where another one has it. */
  take({ home }: MisplacedMember): boolean {
    if (home === undefined) return true;
    const [place = '', ...around] = home.map((_, index) => formatPath(home.slice(0, home.length - index)));
    if (this.#around.has(place) || [place, ...around].some((each) => this.#taken.has(each))) return false;
    this.#taken.add(place);
    for (const each of around) this.#around.add(each);
    return true;
  }
}

type Move = 'move' | 'move-all' | 'move-as' | 'move-up' | 'use-annotations';

function movesOf(
  context: RuleContext,
  member: MisplacedMember,
  movable: readonly MisplacedMember[],
): FixProposal<Move>[] {
  const together = movable.length > movedTogether || !movesTogether(member) ? [member] : movable;
  const operations = moveMembers(context, together);
  if (operations === undefined) return [];
  if (together.length > 1) {
    const keys = listOf(together.map(({ path }) => `"${String(path.at(-1))}"`));
    return [fix('move-all', operations, { values: { keys } })];
  }
  if (member.reason === 'labels') return [fix('use-annotations', operations)];
  if (member.reason === 'image') return [fix('move-up', operations)];
  return [fix(member.path.at(-1) === member.home?.at(-1) ? 'move' : 'move-as', operations)];
}

function movesTogether({ reason }: MisplacedMember): boolean {
  return reason === 'annotation' || reason === 'platform' || reason === 'container';
}

function valuesOf(member: MisplacedMember) {
  return {
    key: String(member.path.at(-1)),
    owner: `"${formatPath(member.path.slice(0, -1))}"`,
    ...(member.home !== undefined && { name: String(member.home.at(-1)), home: `"${homeOf(member.home)}"` }),
  };
}

/** The object that a member belongs in, from the root of the document. */
function homeOf(home: JsonPath): string {
  return formatPath(home.slice(0, -1));
}
