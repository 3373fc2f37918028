import { choicesWith } from '#schemas/projectChoices';
import type { Rule } from '#service/lint/rule';

interface Schema {
  enum?: readonly string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  markdownDescription?: string;
}

/**
 * The JSON Schema of the project file with the possible strings wherever there is a choice, for editors that know
 * only the schema. Each rule is a property of its own, so that editors show its summary.
 */
export function withChoices(plain: object, rules: readonly Rule[]): object {
  const schema = structuredClone(plain) as Schema;
  const choices = choicesWith(rules.map(({ id }) => id));
  // The levels first: each rule takes over what its value may be.
  for (const { at, part, noun, values } of [...choices].sort((a, b) => (a.part < b.part ? 1 : -1))) {
    const place = at.slice(0, part === 'key' ? -1 : undefined).reduce<Schema>(memberOf, schema);
    if (part === 'value') place.enum = values;
    else if (noun !== 'rule') place.propertyNames = { enum: values };
    else {
      const { additionalProperties: level } = place;
      place.properties = Object.fromEntries(
        rules.map(({ id, summary }) => [
          id,
          { ...(typeof level === 'object' ? level : {}), markdownDescription: summary },
        ]),
      );
    }
  }
  return schema;
}

function memberOf({ properties, additionalProperties, items }: Schema, name: string): Schema {
  const found = name === '*' ? (items ?? additionalProperties) : properties?.[name];
  if (typeof found !== 'object')
    throw new Error(`The schema of the project file has no property ${name} at this place.`);
  return found;
}
