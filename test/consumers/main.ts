import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '#scripts/vscodeHost/command';
import { runProgram } from '#scripts/vscodeHost/interruption';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import type { Run } from './comparison';
import type { ConsumedDocument } from './documents/document';
import { documents } from './documents/table';
import { writeLayout } from './layouts';
import { install, missingText, missingTools } from './missing';
import { predict } from './prediction';
import { startPullRegistry } from './registry';
import { fails, report, type Participant } from './report';
import { tools as allTools } from './tools/all';
import { runTool, type RunningTool, type Surroundings, type Tool } from './tools/tool';

/** `npm run test:consumers`: gives the documents to the tools of Debian, and compares with what the model says. */
async function main(signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { install: { type: 'boolean', default: false }, documents: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  const tools = allTools.filter(({ consumer }) => positionals.length === 0 || positionals.includes(consumer));
  if (values.install) await install(await missingTools(tools), signal);
  const missing = await missingTools(tools);
  if (missing.length > 0) console.log(missingText(missing));
  const present = tools.filter((tool) => !missing.includes(tool));
  const able = present.filter((tool) => tool.obstacle?.() === undefined);
  for (const tool of present.filter((each) => !able.includes(each)))
    console.log(`Without ${tool.consumer}. ${tool.obstacle?.()}`);
  if (able.length === 0) throw new Error('None of the tools can run here.');
  const chosen = documents.filter(({ name }) => name.startsWith(values.documents));
  return compareAll(able, chosen, signal);
}

/** Runs tools in a folder of which nothing is left; the exit code. */
async function compareAll(
  able: readonly Tool[],
  documents: readonly ConsumedDocument[],
  signal: AbortSignal,
): Promise<number> {
  const directory = await createTemporaryDirectory();
  const registry = await startPullRegistry(documents);
  try {
    const layoutOf = ({ name }: ConsumedDocument): string => join(directory.path, 'layouts', name);
    for (const document of documents) await writeLayout(document, layoutOf(document));
    // All end before the folder is removed, also when one of them fails.
    const settled = await Promise.allSettled(
      able.map(async (tool) => {
        const folder = join(directory.path, tool.consumer);
        await mkdir(folder);
        return runAll(tool, documents, { folder, registry: registry.address, signal, layoutOf });
      }),
    );
    const results = settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const failures = settled.flatMap((each) => (each.status === 'rejected' ? String(each.reason) : []));
    const runs = results.flatMap((result) => result.runs);
    console.log(
      report(
        results.map(({ participant }) => participant),
        runs,
      ),
    );
    for (const failure of failures) console.error(failure);
    return failures.length > 0 || runs.some(fails) ? 1 : 0;
  } finally {
    await registry.close();
    await unmountBelow(directory.path);
    await directory.remove();
  }
}

/** All operations of one tool with all documents, one after the other. */
async function runAll(
  tool: Tool,
  documents: readonly ConsumedDocument[],
  surroundings: Surroundings,
): Promise<{ participant: Participant; runs: readonly Run[] }> {
  const { consumer } = tool;
  const version = await versionOf(tool, surroundings);
  const running = await tool.start(surroundings);
  const runs: Run[] = [];
  try {
    for (const document of documents) {
      runs.push(
        ...(await runOperations(running, `${consumer}@${version}`, document)).map((each) => ({
          ...each,
          document,
          consumer,
        })),
      );
    }
  } finally {
    await running.stop?.();
  }
  return { participant: { consumer, version }, runs };
}

/** All operations of a tool with one document. Why a pull failed is why nothing can run. */
async function runOperations(
  { operations, command }: RunningTool,
  consumer: string,
  document: ConsumedDocument,
) {
  const runs: Omit<Run, 'document' | 'consumer'>[] = [];
  for (const { operation, run } of operations) {
    const predicted = predict(consumer, operation, document, command);
    const pull = runs.find((each) => each.operation === 'pull')?.observed;
    const observed = await run(document);
    const output = pull?.taken === false ? `${pull.output}${observed.output}` : observed.output;
    runs.push({ operation, predicted, observed: { ...observed, output } });
  }
  return runs;
}

async function versionOf({ version: command }: Tool, surroundings: Surroundings): Promise<string> {
  const { output } = await runTool(command, surroundings);
  const [version] = /\d+\.\d+(?:\.\d+)?/.exec(output) ?? [];
  if (version === undefined) throw new Error(`${command.join(' ')} told no version: ${output}`);
  return version;
}

/** Daemons that were killed leave their mounts. */
async function unmountBelow(folder: string): Promise<void> {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  const targets = mounts.split('\n').map((line) => line.split(' ')[1] ?? '');
  for (const target of targets.filter((each) => each.startsWith(`${folder}/`)).reverse())
    await runCommand(['umount', '--lazy', target], {});
}

void runProgram(main);
