import * as z from 'zod';
import { propertiesOf } from '#schemas/introspection';
import { isPlainObject } from '#schemas/plainData';
import { annotations } from '#schemas/model/annotations';
import { descriptor } from '#schemas/model/descriptor';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { membersOnce } from '#schemas/once';
import { checkShape } from './shape';

/** The members that manifests of one kind or another have, and that documents of the other kinds hold by mistake. */
const manifestMembers: Readonly<Record<string, z.ZodType>> = membersOnce({
  mediaType: () => z.string(),
  artifactType: () => z.string(),
  config: descriptor,
  layers: () => z.array(descriptor()),
  manifests: () => z.array(descriptor()),
  blobs: () => z.array(descriptor()),
  subject: descriptor,
  annotations,
});

/**
 * The valid part of a document without the invalid parts of members that belong to another kind. The schema of the
 * document's own kind says nothing about them, yet views and rules look at them: what is mistyped in them is left
 * out, so that nobody meets null or a number where the type says text.
 */
export function withoutInvalidForeignMembers(kind: Kind, valid: unknown): unknown {
  if (!isPlainObject(valid)) return valid;
  let result: Record<string, unknown> | undefined;
  for (const [name, schema] of foreignTo(kind)) {
    if (!Object.hasOwn(valid, name)) continue;
    const { valid: checked } = checkShape(valid[name], schema);
    if (checked === valid[name]) continue;
    result ??= { ...valid };
    if (checked === undefined) delete result[name];
    else result[name] = checked;
  }
  return result ?? valid;
}

const foreignByKind = new Map<Kind, readonly (readonly [name: string, schema: z.ZodType])[]>();

/** Remembered, since it is asked at every keystroke. */
function foreignTo(kind: Kind): readonly (readonly [name: string, schema: z.ZodType])[] {
  let foreign = foreignByKind.get(kind);
  if (foreign === undefined) {
    const own = propertiesOf(schemaByKind[kind]);
    foreign = Object.entries(manifestMembers).filter(([name]) => !own.has(name));
    foreignByKind.set(kind, foreign);
  }
  return foreign;
}
