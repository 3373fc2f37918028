import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Which of two values a process sees depends on the runtime and on the process. */
export default defineRule({
  id: 'env-duplicate',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The environment sets a variable twice.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    duplicate:
      '{name} is set again by Env[{later}]. Most runtimes keep the later value, but a process that is given both may ' +
      'see this one.',
    other: '{name} is set again here.',
  },
  fixes: { remove: 'Remove the earlier {name}' },
  *check({ model }) {
    const env = model.config?.Env ?? [];
    const later = new Map<string, number>();
    const earlier: { readonly index: number; readonly name: string; readonly later: number }[] = [];
    for (let index = env.length - 1; index >= 0; index--) {
      const entry = env[index];
      const equals = entry?.indexOf('=') ?? -1;
      if (entry === undefined || equals <= 0) continue;
      const name = entry.slice(0, equals);
      const again = later.get(name);
      if (again !== undefined) earlier.push({ index, name, later: again });
      else later.set(name, index);
    }
    for (const { index, ...values } of earlier.reverse()) {
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
