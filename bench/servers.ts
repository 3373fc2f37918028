import type { Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { indexWith, lateName } from './documents';
import { measure, median } from './measure';
import { startServerProcess, type ServerProcess, type ServerProgram } from './serverProcess';

const small = indexWith(3);

/**
 * Our server beside VS Code's JSON server, both as programs over stdio, with diagnostics that are pulled, as VS Code
 * does: the start, one typed character, and the memory. Both get the same messages in turns.
 * @param programs ours first
 */
export async function benchServers(programs: readonly ServerProgram[]): Promise<void> {
  console.log('\nservers over stdio');
  for (const { entries, rounds } of [
    { entries: 1000, rounds: 60 },
    { entries: 10_000, rounds: 20 },
  ])
    await benchTyping(programs, entries, rounds);
  await benchMemory(programs);
  await benchStart(programs);
}

/** Starts as on the machine of somebody who has used the server before: by now it has kept its compiled code. */
async function benchStart(programs: readonly ServerProgram[]): Promise<void> {
  const starts = await measure(
    programs.map((program) => ({
      name: program.name,
      run: async () => {
        const server = await startServerProcess(program);
        await server.open(small);
        return () => server.stop();
      },
    })),
    15,
    1,
  );
  print('cold start to first diagnostics', [...starts], 'ms');
}

async function benchTyping(
  programs: readonly ServerProgram[],
  entries: number,
  rounds: number,
): Promise<void> {
  const text = indexWith(entries);
  const servers = await open(programs, text);
  const place = placeIn(text, entries);
  const times = await measure(
    servers.map(({ name, server }) => ({ name, run: () => server.type(place) })),
    rounds,
    1,
  );
  print(`one typed character, ${entries.toLocaleString('en-US')} entries`, [...times], 'ms');
  await stop(servers);
}

async function benchMemory(programs: readonly ServerProgram[]): Promise<void> {
  const samples = 5;
  const idle = new Map<string, number[]>(programs.map(({ name }) => [name, []]));
  for (let sample = 0; sample < samples; sample++) {
    const servers = await open(programs, small);
    for (const { name, server } of servers) idle.get(name)!.push(server.memory());
    await stop(servers);
  }
  print(
    'resident memory, small document',
    [...idle].map(([name, values]) => [name, median(values)]),
    'MB',
  );

  const entries = 10_000;
  const edits = 200;
  const text = indexWith(entries);
  const place = placeIn(text, entries);
  const servers = await open(programs, text);
  const edited: [string, number][] = [];
  for (const { name, server } of servers) {
    for (let edit = 0; edit < edits; edit++) await server.type(place);
    edited.push([name, server.memory()]);
  }
  print(`resident memory, ${edits} edits of 10,000 entries`, edited, 'MB');
  await stop(servers);
}

interface NamedServer {
  readonly name: string;
  readonly server: ServerProcess;
}

async function open(programs: readonly ServerProgram[], text: string): Promise<NamedServer[]> {
  const servers: NamedServer[] = [];
  for (const program of programs) {
    const server = await startServerProcess(program);
    await server.open(text);
    servers.push({ name: program.name, server });
  }
  return servers;
}

async function stop(servers: readonly NamedServer[]): Promise<void> {
  for (const { server } of servers) await server.stop();
}

/** Where somebody types: in an annotation near the end. */
function placeIn(text: string, entries: number): Position {
  const document = TextDocument.create('file:///bench/index.json', 'json', 1, text);
  return document.positionAt(text.indexOf(lateName(entries)) + 2);
}

function print(title: string, [own, other]: readonly (readonly [string, number])[], unit: string): void {
  const figures = [own!, other!].map(([name, figure]) => `${name} ${figure.toFixed(1)} ${unit}`);
  console.log(`  ${title.padEnd(44)} ${figures.join(', ')}: ${(own![1] / other![1]).toFixed(2)}`);
}
