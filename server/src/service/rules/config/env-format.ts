import { remove, set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** An entry without `=` is not an empty variable: runtimes and tools each make something else of it. */
export default defineRule({
  id: 'env-format',
  category: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'An entry of the environment must have the form NAME=value.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    'no-value':
      '"{entry}" has no "=": entries of Env have the form NAME=value. Validators and umoci refuse the config.',
    'no-name':
      '"{entry}" names no variable: entries of Env have the form NAME=value. Validators and umoci refuse the config.',
  },
  fixes: {
    'add-equals': 'Set {entry} to the empty text: "{entry}="',
    remove: 'Remove the entry',
  },
  *check({ model }) {
    for (const [index, entry] of (model.config?.Env ?? []).entries()) {
      if (entry === undefined) continue;
      const equals = entry.indexOf('=');
      if (equals > 0) continue;
      const path = ['config', 'Env', index];
      const nameless = equals === 0 || entry.trim() === '';
      yield {
        message: nameless ? 'no-name' : 'no-value',
        at: { path },
        values: { entry },
        fixes: [nameless ? fix('remove', remove(path)) : fix('add-equals', set(path, `${entry}=`))],
      };
    }
  },
});
