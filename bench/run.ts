import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jsonSchemaOf } from '#schemas/jsonSchema';
import type { Kind } from '#schemas/kinds';
import { createLanguageService, defaultSettings } from '#service';
import { indexWith, manifestWith } from './documents';
import { benchCommandLine } from './commandLine';
import { benchInteractive } from './interactive';
import { measure, type Contender } from './measure';
import { benchServers } from './servers';

/**
 * `npm run bench`: full diagnosis (parse, all rules) beside VS Code's JSON engine with the schema of the same
 * kind (parse, validation), and beside two lower bounds. Absolute times mean nothing on a shared machine; the
 * ratios within one run do. Then the features that people wait for, the server and the command line.
 *
 * Arguments: the folder of the built programs, and the main file of VS Code's JSON server.
 */
async function main([programs, jsonServer]: readonly string[]): Promise<void> {
  if (programs === undefined || jsonServer === undefined) throw new Error('Run it with npm run bench.');
  await benchDiagnosis();
  await benchInteractive();
  await benchServers([
    { name: 'oci-manifest', main: join(programs, 'languageServer.js') },
    { name: 'VS Code’s JSON server', main: jsonServer },
  ]);
  await benchCommandLine(join(programs, 'cli.js'));
}

async function benchDiagnosis(): Promise<void> {
  const cases: readonly { name: string; text: string; kind: Kind; rounds: number; batch: number }[] = [
    { name: 'manifest, 10 layers', text: manifestWith(10), kind: 'image-manifest', rounds: 300, batch: 20 },
    { name: 'index, 1,000 entries', text: indexWith(1000), kind: 'image-index', rounds: 30, batch: 1 },
    { name: 'index, 10,000 entries', text: indexWith(10_000), kind: 'image-index', rounds: 9, batch: 1 },
  ];
  const times: number[] = [];
  for (const { name, text, kind, rounds, batch } of cases) {
    const medians = await measure(contendersFor(text, kind), rounds, batch);
    const own = medians.get('oci-manifest')!;
    const engine = medians.get('vscode-json-languageservice')!;
    times.push(own);
    console.log(`\n${name} (${(text.length / 1024).toFixed(0)} KiB, medians of ${rounds} rounds)`);
    for (const [contender, time] of medians)
      console.log(`  ${contender.padEnd(30)} ${time.toFixed(2).padStart(9)} ms`);
    console.log(`  oci-manifest takes ${(own / engine).toFixed(2)} of vscode-json-languageservice's time`);
    console.log(`  and ${(own / medians.get('JSON.parse')!).toFixed(1)} times that of JSON.parse`);
  }
  const [, thousand = 0, tenThousand = 0] = times;
  console.log(`\ngrowth from 1,000 to 10,000 entries: ${(tenThousand / thousand).toFixed(1)} times`);
}

function contendersFor(text: string, kind: Kind): Contender[] {
  const uri = kind === 'image-index' ? 'file:///bench/index.json' : 'file:///bench/manifest.json';
  // A fresh document each time: both services remember what they know of one.
  const document = (): TextDocument => TextDocument.create(uri, 'json', 1, text);
  const service = createLanguageService();
  const engine = getLanguageService({});
  engine.configure({
    validate: true,
    schemas: [{ uri: 'schema:oci', fileMatch: ['*'], schema: jsonSchemaOf(kind) }],
  });
  return [
    {
      name: 'oci-manifest',
      run: () => service.diagnostics(service.parse(document(), defaultSettings), defaultSettings),
    },
    {
      name: 'vscode-json-languageservice',
      run: () => {
        const fresh = document();
        return engine.doValidation(fresh, engine.parseJSONDocument(fresh));
      },
    },
    { name: 'jsonc-parser, tree only', run: () => parseTree(text) },
    { name: 'JSON.parse', run: () => JSON.parse(text) as unknown },
  ];
}

void main(process.argv.slice(2));
