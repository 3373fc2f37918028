import { sourceLabel } from './sourceLabel';
import * as z from 'zod';
import { kindNames, schemaByKind, type Kind } from './kinds';
import type { FieldDocumentation } from './model/field';

/**
 * The published JSON Schema (draft 2020-12) of a kind, made from the same model that validates.
 * The keywords in `jsonSchema` of a field's documentation stand for what rules check at run time.
 */
export function jsonSchemaOf(kind: Kind): object {
  const generated = z.toJSONSchema(schemaByKind[kind], {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const output = jsonSchema as Record<string, unknown>;
      const { source, status, description, jsonSchema: keywords } = jsonSchema as Partial<FieldDocumentation>;
      if (description === undefined) return;
      for (const internal of ['source', 'meaning', 'status', 'jsonSchema']) delete output[internal];
      const reference = source === undefined ? '' : `\n\n[${sourceLabel(source)}](${source})`;
      output['markdownDescription'] = description + reference;
      if (status === 'deprecated' || status === 'legacy') output['deprecated'] = true;
      Object.assign(output, keywords);
    },
  }) as Record<string, unknown>;
  const { $schema, ...rest } = generated;
  return { $schema, title: kindNames[kind].title, ...rest };
}

/** The file name of a kind's JSON Schema below `schemas/generated/`. */
export function jsonSchemaFileName(kind: Kind): string {
  return `${kind}.schema.json`;
}
