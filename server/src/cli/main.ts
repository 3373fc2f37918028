import '#schemas/jitless';
import { fstatSync, writeFileSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { kinds } from '#schemas/kinds';
import { printableError } from '#schemas/printable';
import { fixLayout, type FixLayoutOptions } from './fixLayout';
import { formats } from './formats/formats';
import { outputLine, outputLines } from './formats/outputLine';
import { severities } from '#schemas/severity';
import { isValidDigest } from '#schemas/values/digest';
import { problemOfGlob } from '#schemas/values/glob';
import { DamagedInstallation } from '#files/damagedInstallation';
import { waitForFileCalls } from '#files/fileCalls';
import { codeOf, reasonOf } from '#files/regularFile';
import { completionScript, shells, type Shell } from './completion';
import { explain, type ExplainOptions } from './explain';
import { explanationFormats } from './formats/explanation';
import { graph, type GraphOptions } from './graph';
import { lint, type LintOptions } from './lint';
import { lookFor } from './look';
import { InputError } from './inputError';
import { programName, startedAs } from './startedAs';
import { readStandardInput } from './standardInput';
import type { Terminal } from './terminal';

/** Exit codes: 0 no finding at or above the severity, 1 findings, 2 something could not be done. */
const couldNotRun = 2;

const program = new Command(programName)
  .description('Checks OCI manifests, indexes, configs, and layouts.')
  .version(version)
  // Ending at once would lose what is still to be written, and the error of writing it.
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`${parserError(text)}\n`) });

const terminal: Terminal = {
  print,
  warn: (text) => process.stderr.write(`${outputLine(text.replace(/\n$/, ''))}\n`),
  readStandardInput,
  look: (color) => {
    const { isTTY, columns } = process.stdout;
    const command = startedAs(process.argv[1] ?? programName, process.cwd());
    return lookFor({ isTTY, columns, env: process.env, command }, color);
  },
};

const kindOption = new Option(
  '--kind <kind>',
  'treat the documents as this kind instead of detecting it',
).choices(kinds);

const configOption = new Option(
  '--config <file>',
  'the project file to use instead of the nearest .oci-manifest.json',
);

const colorOption = new Option(
  '--color',
  'write as to a terminal, with colors and excerpts, even to a file or pipe; FORCE_COLOR does the same',
);

const noColorOption = new Option('--no-color', 'use no colors; NO_COLOR does the same');

program
  .command('lint')
  .description('Check documents and print the findings.')
  .argument(
    '<path...>',
    'files, image layouts in directories or tar archives, other directories to search for JSON files, globs of these, or - for standard input',
  )
  .addOption(
    new Option('--format <format>', 'the format of the report').choices(Object.keys(formats)).default('text'),
  )
  .addOption(
    new Option('--severity <severity>', 'the lowest severity that causes exit code 1')
      .choices(severities)
      .default('error'),
  )
  .addOption(
    new Option(
      '--max-warnings <number>',
      'exit with code 1 if all documents together have more warnings than this',
    ).argParser(readCount),
  )
  .addOption(
    new Option(
      '--min-severity <severity>',
      'the lowest severity that is shown; the summary counts the others',
    )
      .choices(severities)
      .default('hint'),
  )
  .addOption(kindOption)
  .addOption(configOption)
  .addOption(
    new Option(
      '--exclude <glob>',
      'leave out files and folders when searching directories, relative to the working directory; repeatable',
    )
      .argParser(readGlob)
      .default([], 'only what .gitignore files list'),
  )
  .option(
    '--fix',
    'apply all fixes whose result is certain; blobs of layouts, whose names are their digests, and archives stay unchanged',
  )
  .option('--dry-run', 'with --fix: print a diff of what it would change, and write nothing')
  .option(
    '--write-baseline',
    'add the current findings at or above --severity to the baseline in the project file',
  )
  .option(
    '--verify',
    'read the blobs of image layouts to the end, and compare their digests and the diff IDs of layers',
  )
  .option('--ignore-unknown', 'skip files that are not OCI documents, even if named on the command line')
  .option('--verbose', 'name the files that are not OCI documents')
  .addOption(colorOption)
  .addOption(noColorOption)
  .action(async (paths: string[], options: LintOptions) => {
    process.exitCode = await lint(paths, options, terminal);
  });

program
  .command('explain')
  .description(
    'Say what documents are and what consumers do with them, with the evidence, or print pages of rules.',
  )
  .argument(
    '<path-or-rule...>',
    'files, image layouts in directories or tar archives, other directories, globs of these, or - for standard input; or rules, such as digest-syntax, if no file has that name',
  )
  .addOption(
    new Option('--format <format>', 'the format of the explanation')
      .choices(Object.keys(explanationFormats))
      .default('text'),
  )
  .addOption(kindOption)
  .addOption(configOption)
  .addOption(
    new Option('--consumer <name>', 'ask about this consumer only, such as containerd@1.7; repeatable')
      .argParser((name: string, previous: readonly string[]) => [...previous, name])
      .default([], 'all that are known'),
  )
  .addOption(colorOption)
  .addOption(noColorOption)
  .action(async (names: string[], options: ExplainOptions) => {
    process.exitCode = await explain(names, options, terminal);
  });

program
  .command('fix-layout')
  .description(
    'Repair an image layout: rename edited blobs, correct digests, sizes, and embedded data up to index.json, and write oci-layout.',
  )
  .argument('<directory>', 'the image layout')
  .option('--adopt', 'list in index.json the manifests that no document leads to and that are complete')
  .option('--diff-ids', 'write the diff IDs of the layers into configs that have different ones')
  .option(
    '--prune-absent',
    'remove the entries whose manifests the layout does not have, and their attestations',
  )
  .option(
    '--remove-orphans',
    'delete the blobs that nothing leads to, and temporary files of tools, unless they were changed in the last hour',
  )
  .addOption(
    new Option('--name <digest=name>', 'name the entry of index.json that has this digest; repeatable')
      .argParser(readName)
      .default(new Map(), 'none'),
  )
  .option('--create', 'make an empty layout if the directory is empty or does not exist')
  .option('--dry-run', 'print what would change, and write nothing')
  .addOption(colorOption)
  .addOption(noColorOption)
  .action(
    async (
      directory: string,
      { name, ...options }: FixLayoutOptions & { readonly name: ReadonlyMap<string, string> },
    ) => {
      process.exitCode = await fixLayout(directory, { ...options, names: name }, terminal);
    },
  );

program
  .command('graph')
  .description('Print a picture of an image layout as SVG: what leads to what, and what is wrong.')
  .argument('<layout>', 'an image layout in a directory or tar archive')
  .addOption(
    new Option(
      '--digest <digest>',
      'show only the blob with this digest, what leads to it, and what it leads to',
    ).argParser(readDigest),
  )
  .addOption(configOption)
  .action(async (layout: string, options: GraphOptions) => {
    process.exitCode = await graph(layout, options, terminal);
  });

program
  .command('completion')
  .description('Print a script that completes commands and options in a shell.')
  .addArgument(new Argument('<shell>', 'the shell').choices(shells))
  .action(async (shell: Shell) => {
    await print(completionScript(program, shell));
  });

/** An error of the parser of arguments. It repeats an argument as it is, and may suggest another on a line of its own. */
function parserError(text: string): string {
  const message = text.trimEnd();
  const suggestion = message.lastIndexOf('\n(Did you mean ');
  if (suggestion === -1) return outputLine(message);
  return `${outputLine(message.slice(0, suggestion))}\n${outputLine(message.slice(suggestion + 1))}`;
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}

function readDigest(text: string): string {
  if (!isValidDigest(text)) throw new InvalidArgumentError('It must be a digest.');
  return text;
}

function readName(text: string, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, digest = '', name = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (!isValidDigest(digest)) throw new InvalidArgumentError('It must be a digest, "=", and a name.');
  return new Map([...previous, [digest, name]]);
}

function readGlob(glob: string, previous: readonly string[]): readonly string[] {
  const problem = problemOfGlob(glob);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return [...previous, glob];
}

/** Writes the report; resolves once it has arrived. */
function print(text: string): Promise<void> {
  if (isFile(process.stdout.fd)) {
    printToFile(text);
    return Promise.resolve();
  }
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

/**
 * Writes the report to a file. When a disk becomes full, it takes the first part of what is written and says nothing.
 * The stream of Node.js does not ask how much was taken, so the report would be cut off without an error.
 */
function printToFile(text: string): void {
  try {
    writeFileSync(process.stdout.fd, text);
  } catch (error) {
    cannotPrint(error);
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

function cannotPrint(error: unknown): never {
  // A reader that closes early, such as `head`, knows that it has not seen the whole report.
  if (codeOf(error) !== 'EPIPE')
    process.stderr.write(`oci-manifest: cannot write the report: ${reasonOf(error)}\n`);
  process.exit(couldNotRun);
}

process.stdout.on('error', cannotPrint);
process.stderr.on('error', () => process.exit(couldNotRun));

waitForFileCalls();
program.parseAsync().catch((error: unknown) => {
  // Commander has already written its own message.
  if (!(error instanceof CommanderError)) process.stderr.write(`${describe(error)}\n`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : couldNotRun;
});

function describe(error: unknown): string {
  if (error instanceof InputError || error instanceof DamagedInstallation)
    return outputLine(`oci-manifest: ${error.message}`);
  return outputLines(`oci-manifest: ${printableError(error)}`);
}
