import { parseTree } from 'jsonc-parser';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jsonSchemaOf } from '#schemas/jsonSchema';
import type { Kind } from '#schemas/kinds';
import { createLanguageService, defaultSettings } from '#service';
import { indexWith, manifestWith } from './documents';
import { benchInteractive } from './interactive';
import { measure, type Contender } from './measure';

/**
 * `npm run bench`: full diagnosis (parse, all rules) beside VS Code's JSON engine with the schema of the same
 * kind (parse, validation), and beside two lower bounds. Absolute times mean nothing on a shared machine; the
 * ratios within one run do.
 */
async function main(): Promise<void> {
  const cases: readonly { name: string; text: string; kind: Kind; rounds: number; batch: number }[] = [
    { name: 'manifest, 10 layers', text: manifestWith(10), kind: 'image-manifest', rounds: 300, batch: 20 },
    { name: 'index, 1,000 entries', text: indexWith(1000), kind: 'image-index', rounds: 30, batch: 1 },
    { name: 'index, 10,000 entries', text: indexWith(10_000), kind: 'image-index', rounds: 9, batch: 1 },
  ];
  for (const { name, text, kind, rounds, batch } of cases) {
    const medians = await measure(contendersFor(text, kind), rounds, batch);
    const own = medians.get('oci-manifest')!;
    const engine = medians.get('vscode-json-languageservice')!;
    console.log(`\n${name} (${(text.length / 1024).toFixed(0)} KiB, medians of ${rounds} rounds)`);
    for (const [contender, time] of medians)
      console.log(`  ${contender.padEnd(30)} ${time.toFixed(2).padStart(9)} ms`);
    console.log(`  oci-manifest takes ${(own / engine).toFixed(2)} of vscode-json-languageservice's time`);
  }
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

void main().then(benchInteractive);
