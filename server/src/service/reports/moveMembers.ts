import { schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainObject, memberAt } from '#schemas/plainData';
import { isExact } from '#service/edits/exactValue';
import { removeSpelling, type EditOperation, type JsonValue } from '#service/edits/operations';
import type { DocumentContent } from '#service/oci/documentContent';
import type { MisplacedMember } from '#service/oci/misplacedMembers';
import { copyInOrder, setInOrder } from '#service/oci/setInOrder';

/** A value for a path that the document does not have so far. */
interface NewValue {
  readonly path: JsonPath;
  readonly value: JsonValue;
  readonly from?: never;
}

/** The same for a value that the document has at another path, where it keeps its comments and digits. */
interface CopiedValue {
  readonly path: JsonPath;
  readonly value: unknown;
  readonly from: JsonPath;
}

type Addition = NewValue | CopiedValue;

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
    return [...additions.map((addition) => operationFor(content, addition)), ...removals];
  const made = Object.fromEntries(additions.map(({ path, value }) => [String(path.at(-1)), value]));
  if (!isExact(made) || !fits(content, owner, made)) return undefined;
  const { path, value } = withMissingOwners(content, { path: owner, value: made });
  return [setInOrder(content.kind, path, value), ...removals];
}

function operationFor({ kind }: DocumentContent, { path, value, from }: Addition): EditOperation {
  return from === undefined ? setInOrder(kind, path, value) : copyInOrder(kind, path, from);
}

/** The addition inside the objects around it that are missing as well. */
function withMissingOwners(content: DocumentContent, { path, value }: NewValue): NewValue {
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
  const addition = path === undefined ? undefined : additionAt(content, path, member);
  if (path === undefined || addition === undefined || !fits(content, path, addition.value)) return undefined;
  const { value } = addition;
  const owner = path.slice(0, -1);
  if (!takesMembers(content, owner)) return undefined;
  // What is inside of an object that is made is written anew.
  if (content.rawValue(owner) === undefined && !isExact(value)) return undefined;
  const present = content.rawValue(path);
  if (present === undefined) return [addition];
  if (isExact(value) && JSON.stringify(present) === JSON.stringify(value)) return [];
  return isPlainObject(present) && isPlainObject(value)
    ? mergeInto({ path, from: member.path }, present, value)
    : undefined;
}

/** Whether an object is at a path, or can be made there. */
function takesMembers(content: DocumentContent, path: JsonPath): boolean {
  const present = content.rawValue(path);
  if (present !== undefined) return isPlainObject(present);
  return path.length > 0 && takesMembers(content, path.slice(0, -1));
}

function mergeInto(
  { path, from }: Pick<CopiedValue, 'path' | 'from'>,
  present: object,
  value: object,
): readonly Addition[] | undefined {
  const members: [string, unknown][] = Object.entries(value);
  const clashes = members.some(
    ([key, member]) => Object.hasOwn(present, key) && (memberAt(present, key) !== member || !isExact(member)),
  );
  if (clashes) return undefined;
  return members
    .filter(([key]) => !Object.hasOwn(present, key))
    .map(([key, member]) => ({ path: [...path, key], value: member, from: [...from, key] }));
}

/** What is written for a member in its place: annotations are text. */
function additionAt(
  content: DocumentContent,
  path: JsonPath,
  { reason, path: from, value }: MisplacedMember,
): Addition | undefined {
  const isText = reason === 'annotation' || reason === 'short-annotation';
  if (isText && typeof value === 'boolean') return { path, value: String(value) };
  if (!isText || typeof value !== 'number') return { path, value, from };
  const text = content.numberText(from);
  return text === undefined ? undefined : { path, value: text };
}

function fits({ kind }: DocumentContent, path: JsonPath, value: unknown): boolean {
  const schema = schemaAt(schemaByKind[kind], path);
  return schema?.safeParse(value).success ?? true;
}
