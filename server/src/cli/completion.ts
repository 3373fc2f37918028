import type { Command, Option } from 'commander';

/** The shells for which there is a script that completes commands, options and their values. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** A shell with completion. */
export type Shell = (typeof shells)[number];

interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** The values of its first argument, if they are few. */
  readonly values: readonly string[];
}

/**
 * A script that completes the words of the program in a shell: commands, options, and the values of options that have few.
 * Everything else is completed as the path of a file. The scripts are made of our own names and descriptions only.
 */
export function completionScript(program: Command, shell: Shell): string {
  const name = program.name();
  const commands = program.commands.map((command): Completed => {
    const help = command.createHelp();
    return {
      name: command.name(),
      description: command.description(),
      options: help.visibleOptions(command),
      values: command.registeredArguments[0]?.argChoices ?? [],
    };
  });
  switch (shell) {
    case 'bash':
      return bashScript(name, commands);
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(name, commands)}`;
    case 'fish':
      return fishScript(name, commands);
  }
}

function bashScript(name: string, commands: readonly Completed[]): string {
  const run = `_${name.replaceAll('-', '_')}`;
  return `${run}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [[ $COMP_CWORD -eq 1 ]]; then
    words='${commands.map((command) => command.name).join(' ')} --help --version'
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(bashValues).join('\n')}
      *)
        if [[ $word == -* ]]; then
          case \${COMP_WORDS[1]} in
${commands.map((command) => `            ${command.name}) words='${namesOf(command).join(' ')}' ;;`).join('\n')}
          esac
        fi
        ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F ${run} ${name}
`;
}

/** The branches for what has few values: options of a command, and its first argument. */
function bashValues({ name, options, values }: Completed): string[] {
  const choices = options.map(({ long, argChoices = [] }) => ({ before: long, words: argChoices }));
  return [...choices, { before: name, words: values }]
    .filter(({ words }) => words.length > 0)
    .map(({ before, words }) => `      '${name} ${before}') words='${words.join(' ')}' ;;`);
}

function namesOf({ options }: Completed): string[] {
  return options.flatMap(({ long }) => long ?? []);
}

function fishScript(name: string, commands: readonly Completed[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c ${name} -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.description)}`,
    ...command.values.map(
      (value) => `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name}' -f -a ${value}`,
    ),
    ...command.options.map(({ long = '', description, argChoices, required }) =>
      [
        `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name}'`,
        `-l ${long.slice(2)} -d ${quoted(description)}`,
        ...(argChoices !== undefined ? [`-x -a ${quoted(argChoices.join(' '))}`] : required ? ['-r'] : []),
      ].join(' '),
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
