import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import * as z from 'zod';

/** A property of the object that `defineRule` is given, in Babel's tree. */
const propertyOfRule = z.object({
  node: z.object({ type: z.literal('ObjectProperty'), key: z.object({ name: z.string() }) }),
  parentPath: z.object({
    parent: z.object({
      type: z.literal('CallExpression'),
      callee: z.object({ name: z.literal('defineRule') }),
    }),
  }),
});

/**
 * Leaves out what a rule says of itself. Tests name messages by their IDs, as their texts may be written anew, and other
 * tests check the wording of all of them.
 */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'texts-of-rules', {
    shouldIgnore: (path) =>
      propertyOfRule.safeParse(path).success ? 'It is what a rule says of itself.' : undefined,
  }),
];
