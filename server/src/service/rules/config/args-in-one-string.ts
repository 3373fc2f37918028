import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** `["node server.js"]` looks for a program of that name; only a shell takes a command line apart. */
export default defineRule({
  id: 'args-in-one-string',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'A whole command line stands where the name of a program belongs.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    command:
      'The first item of {name} is the program to run, and no program is called "{command}": the container does not ' +
      'start. Give each argument as an item of its own.',
  },
  fixes: { split: 'Split "{command}" into its arguments' },
  *check({ model }) {
    const { config, os } = model;
    if (os === 'windows' || config === undefined || config === null) return;
    const entrypoint = config.Entrypoint ?? [];
    const name = entrypoint.length > 0 ? 'Entrypoint' : 'Cmd';
    const items = entrypoint.length > 0 ? entrypoint : (config.Cmd ?? []);
    const command = items.length === 1 ? items[0] : undefined;
    if (command === undefined || !isCommandLine(command)) return;
    const words = command.trim().split(/ +/);
    yield {
      message: 'command',
      at: { path: ['config', name, 0] },
      values: { name, command },
      fixes: [fix('split', set(['config', name], words))],
    };
  },
});

/** A plain word, a blank and more, none of which only a shell would understand. */
function isCommandLine(text: string): boolean {
  if (!/^[\w./-]+ /.test(text) || text.length > 1000) return false;
  return !/["'`$\\;&|<>*?~(){}\n\t]/.test(text);
}
