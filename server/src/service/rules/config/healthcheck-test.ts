import { set } from '#service/edits/operations';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';

const path = ['config', 'Healthcheck', 'Test'];
const forms = ['NONE', 'CMD', 'CMD-SHELL'];

/** The first item says how the others are run; a command alone is none of the forms. */
export default defineRule({
  id: 'healthcheck-test',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The test of a health check does not have one of the forms that Docker defines.',
  source: 'https://github.com/moby/docker-image-spec/blob/main/spec.md#image-json-field-descriptions',
  messages: {
    form: 'The first item of Test must be "NONE", "CMD", or "CMD-SHELL", not "{first}".',
    'no-command': 'Test has no command after "{first}".',
    'shell-arguments':
      'After "CMD-SHELL", Docker’s image specification expects one command for the shell, not a list of arguments.',
    'command-line':
      'The item after "CMD" is the program to run, and there is no program called "{command}". Write each argument as a separate item, or use "CMD-SHELL".',
    'none-with-command': 'After "NONE", which disables the health check, the other items have no effect.',
  },
  fixes: {
    'use-cmd': 'Run it as a program: "CMD"',
    'use-cmd-shell': 'Run it in the shell: "CMD-SHELL"',
    'write-form': 'Replace "{first}" with "{form}"',
  },
  *check({ model }) {
    const test = model.config?.Healthcheck?.Test ?? [];
    const [first, ...others] = test.filter((item) => item !== undefined);
    // Another rule reports an item of another type.
    if (first === undefined || others.length + 1 < test.length) return;
    const [command = ''] = others;
    if (!forms.includes(first))
      yield { message: 'form', at: { path: [...path, 0] }, values: { first }, fixes: formsOf(first, others) };
    else if (first === 'NONE') {
      if (others.length > 0) yield { message: 'none-with-command', at: { path: [...path, 1] } };
    } else if (command.trim() === '')
      yield { message: 'no-command', at: { path: [...path, 0] }, values: { first } };
    else if (first === 'CMD-SHELL' && others.length > 1)
      yield {
        message: 'shell-arguments',
        at: { path: [...path, 0] },
        fixes: [fix('use-cmd', set(path, ['CMD', ...others]))],
      };
    else if (first === 'CMD' && others.length === 1 && /\s/.test(command))
      yield {
        message: 'command-line',
        at: { path: [...path, 1] },
        values: { command },
        fixes: [fix('use-cmd-shell', set(path, ['CMD-SHELL', command]))],
      };
  },
});

/** The word in another spelling, or the word that is missing before a command. */
function formsOf(
  first: string,
  others: readonly string[],
): FixProposal<'use-cmd' | 'use-cmd-shell' | 'write-form'>[] {
  const spelled = first.trim().toUpperCase().replace(/[_ ]/g, '-');
  const form = forms.find((word) => word === spelled) ?? (spelled === 'SHELL' ? 'CMD-SHELL' : undefined);
  const isComplete = form === 'NONE' ? others.length === 0 : others.length > 0;
  if (form !== undefined) {
    const isRight = form !== 'CMD-SHELL' || others.length === 1;
    return isComplete && isRight ? [fix('write-form', set([...path, 0], form), { values: { form } })] : [];
  }
  if (first.trim() === '') return [];
  if (others.length === 0 && /\s/.test(first)) return [fix('use-cmd-shell', set(path, ['CMD-SHELL', first]))];
  return [fix('use-cmd', set(path, ['CMD', first, ...others]))];
}
