import { isRequired, propertiesOf } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { isPlainObject } from '#schemas/plainData';
import { goFold } from './goFold';

/** Tells whether a value has anything that a document of a kind must have, beside its version and its own type. */
export function hasPartOf(kind: Kind, value: unknown): boolean {
  const parts = partsOf(kind);
  return (
    parts.size === 0 || (isPlainObject(value) && Object.keys(value).some((key) => parts.has(goFold(key))))
  );
}

const parts = new Map<Kind, ReadonlySet<string>>();

function partsOf(kind: Kind): ReadonlySet<string> {
  let found = parts.get(kind);
  if (found === undefined) {
    const names = [...propertiesOf(schemaByKind[kind])].flatMap(([name, schema]) =>
      isRequired(schema) && name !== 'schemaVersion' && name !== 'mediaType' ? [goFold(name)] : [],
    );
    parts.set(kind, (found = new Set(names)));
  }
  return found;
}
