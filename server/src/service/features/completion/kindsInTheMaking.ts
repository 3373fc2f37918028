import type * as z from 'zod';
import { child, documentationOf, jsonTypeOf, propertiesOf } from '#schemas/introspection';
import { kindByMediaType, schemaByKind, type Kind } from '#schemas/kinds';
import { isPlainObject, type PlainObject } from '#schemas/plainData';
import { anyKind, kindsOfName, usualKinds } from './fileNames';

/**
 * What a document may become whose content does not say yet what it is, the likeliest first: what its file name or
 * place in a layout suggests, as far as it has nothing that such a document has not. Under a name that suggests nothing, or
 * only kinds that it cannot be, everything in it must be what such a document has. A media type of its own speaks for a kind under any name. Empty
 * for documents of others.
 * @param workspaceFolder the address of the workspace folder that it is in; undefined where there is none
 */
export function kindsInTheMaking(
  uri: string,
  workspaceFolder: string | undefined,
  value: unknown,
): readonly Kind[] {
  const members = isPlainObject(value) ? value : {};
  const named = kindByMediaType.get(textOf(members['mediaType']));
  if (named !== undefined) return mayBecome(named, members) ? [named] : [];
  const byName = kindsOfName(uri, workspaceFolder);
  const isUsual = usualKinds(uri) !== undefined;
  const possible = byName.filter((kind) => mayBecome(kind, members));
  if (isUsual && possible.length > 0) return possible;
  const candidates = isUsual && byName.length > 0 ? anyKind : possible;
  return candidates.filter((kind) => mayBecome(kind, members) && hasOnly(schemaByKind[kind], members));
}

/** A member that is a string; empty for any other, which names nothing. */
function textOf(member: unknown): string {
  return typeof member === 'string' ? member : '';
}

function mayBecome(kind: Kind, members: PlainObject): boolean {
  const version = members['schemaVersion'];
  return (
    (version === undefined || version === null || version === 2) &&
    Object.entries(members).every(([name, member]) => {
      const schema = child(schemaByKind[kind], name);
      return name === '' || (schema !== undefined && !isLegacy(schema) && mayBe(schema, member));
    })
  );
}

function isLegacy(schema: z.ZodType): boolean {
  return documentationOf(schema)?.status === 'legacy';
}

/** Objects of which the model knows no name at all belong to somebody else. */
function mayBe(schema: z.ZodType, value: unknown): boolean {
  const known = propertiesOf(schema);
  const names = isPlainObject(value) ? Object.keys(value).filter((name) => name !== '') : [];
  return known.size === 0 || names.length === 0 || names.some((name) => known.has(name));
}

/** Tells whether a value has nothing, at any depth, but what the model knows, each in its type or not written yet. */
function hasOnly(schema: z.ZodType, value: unknown): boolean {
  const type = jsonTypeOf(schema);
  if (value === null || type === undefined) return true;
  if (Array.isArray(value)) {
    const item = child(schema, 0);
    return type === 'array' && (item === undefined || value.every((each) => hasOnly(item, each)));
  }
  if (!isPlainObject(value)) return typeof value === type;
  if (type !== 'object') return false;
  const known = propertiesOf(schema);
  return Object.entries(value).every(([name, member]) => {
    const property = known.get(name);
    return known.size === 0 || name === '' || (property !== undefined && hasOnly(property, member));
  });
}
