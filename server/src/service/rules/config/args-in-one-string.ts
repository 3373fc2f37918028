import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** `["node server.js"]` names a program with a space in its name; only a shell splits a command line. */
export default defineRule({
  id: 'args-in-one-string',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'A whole command line is given where the name of a program is expected.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    command:
      'The first item of {name} is the program to run, and there is no program called "{command}". The container ' +
      'does not start. Write each argument as a separate item.',
  },
  fixes: { split: 'Split "{command}" into its arguments' },
  *check({ model }) {
    const { config, os } = model;
    if (os === 'windows' || !config) return;
    const name = config.Entrypoint?.length ? 'Entrypoint' : 'Cmd';
    const [command, ...others] = config[name] ?? [];
    if (command === undefined || others.length > 0 || !isCommandLine(command)) return;
    yield {
      message: 'command',
      at: { path: ['config', name, 0] },
      values: { name, command },
      fixes: [fix('split', set(['config', name], command.trim().split(/ +/)))],
    };
  },
});

/** A plain word, a space, and more, without characters that only a shell understands. */
function isCommandLine(text: string): boolean {
  if (!/^[\w./-]+ /.test(text) || text.length > 1000) return false;
  return !/["'`$\\;&|<>*?~(){}\n\t]/.test(text);
}
