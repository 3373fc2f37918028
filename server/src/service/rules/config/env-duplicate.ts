import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The specification does not say which of two values counts; in practice the last one does, and the others are dead. */
export default defineRule({
  id: 'env-duplicate',
  category: 'config',
  kinds: ['image-config'],
  severity: 'information',
  summary: 'The environment sets a variable twice.',
  source: specificationSection('config.md', 'properties'),
  claims: ['runc/env-duplicate', 'docker-daemon/env-duplicate', 'containerd/env-duplicate'],
  messages: {
    duplicate:
      'Env[{later}] sets {name} again, and the specification does not say which value applies. Keep one. ' +
      '{runc/env-duplicate}',
    other: '{name} is set again here.',
  },
  fixes: { remove: 'Remove the earlier {name}' },
  *check({ model }) {
    for (const { index, ...values } of overridden(model.config?.Env ?? [])) {
      const path = ['config', 'Env', index];
      yield {
        message: 'duplicate',
        at: { path },
        values,
        related: [{ path: ['config', 'Env', values.later], message: 'other', values }],
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});

/** A variable that is set again, by the indexes of its entry and of the last entry for the same name. */
interface Overridden {
  readonly index: number;
  readonly name: string;
  readonly later: number;
}

function overridden(env: readonly (string | undefined)[]): readonly Overridden[] {
  const last = new Map<string, number>();
  for (const [index, entry] of env.entries()) {
    const name = nameIn(entry);
    if (name !== undefined) last.set(name, index);
  }
  const found: Overridden[] = [];
  for (const [index, entry] of env.entries()) {
    const name = nameIn(entry);
    const later = name === undefined ? undefined : last.get(name);
    if (name !== undefined && later !== undefined && later !== index) found.push({ index, name, later });
  }
  return found;
}

/** The name of the variable that an entry sets; undefined when it is not of the form `NAME=value`. */
function nameIn(entry: string | undefined): string | undefined {
  return /^([^=]+)=/.exec(entry ?? '')?.[1];
}
