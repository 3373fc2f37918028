import { isSwapped, slipsBetween } from '#schemas/values/spelling';
import { child, propertiesOf } from '#schemas/introspection';
import { kinds, schemaByKind } from '#schemas/kinds';
import { goFold } from '#service/document/goFold';

type Schema = Parameters<typeof propertiesOf>[0];

/**
 * The name that a key is probably a misspelling of; undefined when the key is a known property of any
 * document, or when no name is near enough.
 */
export function nearestName(key: string, names: Iterable<string>): string | undefined {
  const folded = goFold(key);
  if (key.length < 3 || key.length > 40 || knownNames().has(folded)) return undefined;
  for (const name of names) if (isMisspelling(folded, goFold(name))) return name;
  return undefined;
}

/** One typo, or two in long names: short names are too close to other words. */
function isMisspelling(key: string, name: string): boolean {
  if (Math.abs(key.length - name.length) > 2) return false;
  const slips = slipsBetween(key, name);
  if (name.length >= 5) return slips === 1 || (slips === 2 && name.length > 7);
  if (isSwapped(key, name)) return name.length === 4;
  return slips === 1 && (key.includes(name) || name.includes(key));
}

let known: ReadonlySet<string> | undefined;

/** The names of all properties of all kinds, folded: what is right elsewhere is misplaced, not misspelled. */
function knownNames(): ReadonlySet<string> {
  if (known === undefined) {
    const names = new Set<string>();
    for (const kind of kinds) collect(schemaByKind[kind], names);
    known = names;
  }
  return known;
}

function collect(schema: Schema, names: Set<string>): void {
  for (const [name, property] of propertiesOf(schema)) {
    names.add(goFold(name));
    collect(property, names);
  }
  const element = child(schema, 0);
  if (element !== undefined) collect(element, names);
}
