import { schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainObject, memberAt } from '#schemas/plainData';
import { isExact } from '#service/edits/exactValue';
import { removeSpelling, type EditOperation, type JsonValue } from '#service/edits/operations';
import type { DocumentContent } from '#service/oci/documentContent';
import type { MisplacedMember } from '#service/oci/misplacedMembers';
import { setInOrder } from '#service/oci/setInOrder';

/** What is written at a path that the document does not have so far. */
interface Addition {
  readonly path: JsonPath;
  readonly value: JsonValue;
}

/**
 * Moves members of one owner to the object that they belong in, which is made where it is absent. Undefined where a
 * value would be lost: where the place is taken, or does not take a value of this kind.
 */
export function moveMembers(
  content: DocumentContent,
  members: readonly MisplacedMember[],
): EditOperation[] | undefined {
  const additions: Addition[] = [];
  for (const member of members) {
    const found = additionsFor(content, member);
    if (found === undefined) return undefined;
    additions.push(...found);
  }
  const removals = members.map(({ path }) => removeSpelling(path));
  const [first] = additions;
  if (first === undefined) return removals;
  const owner = first.path.slice(0, -1);
  if (content.rawValue(owner) !== undefined)
    return [...additions.map(({ path, value }) => setInOrder(content.kind, path, value)), ...removals];
  const made: JsonValue = Object.fromEntries(
    additions.map(({ path, value }) => [String(path.at(-1)), value]),
  );
  if (!fits(content, owner, made)) return undefined;
  const { path, value } = withMissingOwners(content, { path: owner, value: made });
  return [setInOrder(content.kind, path, value), ...removals];
}

/** The addition inside the objects around it that are missing as well. */
function withMissingOwners(content: DocumentContent, { path, value }: Addition): Addition {
  const owner = path.slice(0, -1);
  return owner.length === 0 || content.rawValue(owner) !== undefined
    ? { path, value }
    : withMissingOwners(content, { path: owner, value: { [String(path.at(-1))]: value } });
}

/** Whether a member can be moved without the others that belong in the same object. */
export function isMovable(content: DocumentContent, member: MisplacedMember): boolean {
  return additionsFor(content, member) !== undefined;
}

/** What must be added for one member; nothing where the same value is there already. */
function additionsFor(content: DocumentContent, member: MisplacedMember): readonly Addition[] | undefined {
  const { home: path } = member;
  const value = valueToMove(content, member);
  if (path === undefined || value === undefined || !fits(content, path, value)) return undefined;
  const present = content.rawValue(path);
  if (!takesMembers(content, path.slice(0, -1))) return undefined;
  if (present === undefined) return [{ path, value }];
  if (JSON.stringify(present) === JSON.stringify(value)) return [];
  return isPlainObject(present) && isPlainObject(value) ? mergeInto(path, present, value) : undefined;
}

/** Whether an object is at a path, or can be made there. */
function takesMembers(content: DocumentContent, path: JsonPath): boolean {
  const present = content.rawValue(path);
  if (present !== undefined) return isPlainObject(present);
  return path.length > 0 && takesMembers(content, path.slice(0, -1));
}

function mergeInto(path: JsonPath, present: object, value: object): readonly Addition[] | undefined {
  const members = Object.entries(value) as [string, JsonValue][];
  const clashes = members.some(
    ([key, member]) => Object.hasOwn(present, key) && memberAt(present, key) !== member,
  );
  if (clashes) return undefined;
  return members
    .filter(([key]) => !Object.hasOwn(present, key))
    .map(([key, member]) => ({ path: [...path, key], value: member }));
}

/** The value as it is written in its place: annotations are text. Undefined where digits could be lost. */
function valueToMove(
  content: DocumentContent,
  { reason, path, value }: MisplacedMember,
): JsonValue | undefined {
  const isText = reason === 'annotation' || reason === 'short-annotation';
  if (isText && typeof value === 'number') return content.numberText(path);
  if (isText && typeof value === 'boolean') return String(value);
  return isExact(value) ? value : undefined;
}

function fits({ kind }: DocumentContent, path: JsonPath, value: JsonValue): boolean {
  const schema = schemaAt(schemaByKind[kind], path);
  return schema?.safeParse(value).success ?? true;
}
