import type * as z from 'zod';
import { platforms } from '#schemas/catalogue/platforms';
import { child, documentationOf, propertiesOf } from '#schemas/introspection';
import { kindByMediaType, schemaByKind, type Kind } from '#schemas/kinds';
import { isPlainObject, type PlainObject } from '#schemas/plainData';
import { isBlob } from '#service/oci/blobPath';

/** The kinds that files usually have by their names, the likeliest first. */
const kindsByName: readonly (readonly [name: RegExp, kinds: readonly Kind[]])[] = [
  [/\/manifest\.json$/, ['image-manifest', 'image-index']],
  [/\/index\.json$/, ['image-index', 'image-manifest']],
  [/\/config\.json$/, ['image-config']],
  [/\/oci-layout$/, ['image-layout']],
  [/^untitled:/, ['image-manifest', 'image-index', 'image-config', 'image-layout', 'descriptor']],
];

/**
 * What a document may become whose content does not say yet what it is, the likeliest first: what its file name or
 * place in a layout suggests, as far as it has nothing that such a document has not. Under any other name only a media
 * type of its own, or a platform, speaks for it. Empty for documents of others.
 */
export function kindsInTheMaking(uri: string, value: unknown): readonly Kind[] {
  const members = isPlainObject(value) ? value : {};
  const named = kindByMediaType.get(textOf(members['mediaType']));
  if (named !== undefined) return fits(named, members) ? [named] : [];
  return kindsSuggested(uri, members).filter((kind) => fits(kind, members));
}

function kindsSuggested(uri: string, members: PlainObject): readonly Kind[] {
  const byName = kindsByName.find(([name]) => name.test(uri))?.[1];
  if (byName !== undefined) return byName;
  if (isBlob(uri)) return ['image-manifest', 'image-index', 'image-config'];
  const isPlatform =
    platforms.lookUpOs(textOf(members['os'])) !== undefined &&
    platforms.lookUpArchitecture(textOf(members['architecture'])) !== undefined;
  return isPlatform ? ['image-config'] : [];
}

/** A member that is a string; empty for any other, which names nothing. */
function textOf(member: unknown): string {
  return typeof member === 'string' ? member : '';
}

function fits(kind: Kind, members: PlainObject): boolean {
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
