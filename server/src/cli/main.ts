import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { isKind, kinds, type Kind } from '#schemas/kinds';
import { eitherOf } from '#schemas/prose';
import { printable, printableLines } from '#schemas/printable';
import { formats } from './formats/formats';
import { outputLine } from './formats/outputLine';
import { severities } from '#schemas/severity';
import { lint, type LintOptions } from './lint';
import { InputError } from './inputError';

/** Exit codes: 0 no finding at or above the severity, 1 findings, 2 it could not run. */
const couldNotRun = 2;

const program = new Command('oci-manifest')
  .description('Checks OCI manifests, indexes, configs and layouts.')
  .version(version)
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : couldNotRun);
  });

program
  .command('lint')
  .description('Check documents and print the findings.')
  .argument(
    '<path...>',
    'files, image layouts, directories to search for JSON files, or - for standard input',
  )
  .addOption(
    new Option('--format <format>', 'the format of the report').choices(Object.keys(formats)).default('text'),
  )
  .addOption(
    new Option('--severity <severity>', 'the lowest severity that causes exit code 1')
      .choices(severities)
      .default('error'),
  )
  .option(
    '--kind <kind>',
    `treat the documents as this kind instead of detecting it (${kinds.join(', ')})`,
    readKind,
  )
  .option('--config <file>', 'the project file to use instead of the nearest .oci-manifest.json')
  .option('--fix', 'apply all fixes whose result is certain')
  .option(
    '--write-baseline',
    'add the current findings at or above --severity to the baseline in the project file',
  )
  .action(async (paths: string[], options: LintOptions) => {
    process.exitCode = await lint(paths, options, {
      print: (text) => process.stdout.write(text),
      warn: (text) => process.stderr.write(`${outputLine(text.replace(/\n$/, ''))}\n`),
      readStandardInput,
    });
  });

function readKind(name: string): Kind {
  if (!isKind(name)) throw new InvalidArgumentError(`The kind must be ${eitherOf(kinds)}.`);
  return name;
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// A reader that closes early, such as `head`, is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  const problem = error instanceof InputError ? printable(error.message) : printableLines(describe(error));
  process.stderr.write(`oci-manifest: ${problem}\n`);
  process.exitCode = couldNotRun;
});

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
