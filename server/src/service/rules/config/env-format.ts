import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** An entry without `=` is not an empty variable: runtimes leave it out, or do not start the container. */
export default defineRule({
  id: 'env-format',
  category: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'An entry of the environment does not have the form NAME=value.',
  source: specificationSection('config.md', 'properties'),
  claims: [
    'docker-daemon/env-without-value',
    'containerd/env-without-value',
    'runc/env-without-value',
    'runc/env-without-name',
    'umoci/env',
  ],
  messages: {
    'no-value':
      '"{entry}" has no "=". Entries of Env have the form NAME=value. {docker-daemon/env-without-value} ' +
      '{runc/env-without-value}',
    'no-name':
      '"{entry}" does not name a variable. Entries of Env have the form NAME=value. {runc/env-without-name}',
  },
  fixes: {
    'add-equals': 'Set {entry} to the empty string: "{entry}="',
    remove: 'Remove the entry',
  },
  *check({ model }) {
    for (const [index, entry] of (model.config?.Env ?? []).entries()) {
      if (entry === undefined || entry.indexOf('=') > 0) continue;
      const path = ['config', 'Env', index];
      const isNameless = entry.startsWith('=') || entry.trim() === '';
      yield {
        message: isNameless ? 'no-name' : 'no-value',
        at: { path },
        values: { entry },
        fixes: [isNameless ? fix('remove', remove(path)) : fix('add-equals', set(path, `${entry}=`))],
      };
    }
  },
});
