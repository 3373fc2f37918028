import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestWith } from './documents';
import { measure } from './measure';

/**
 * The command line beside a Node.js that does nothing, over one manifest; and over the documents of the corpus, if
 * `OCI_CORPUS` names its folder. Times are those on the clock, as people wait for them.
 * @param program the main file of the command line
 */
export async function benchCommandLine(program: string): Promise<void> {
  console.log('\ncommand line');
  const folder = mkdtempSync(join(tmpdir(), 'oci-manifest-bench-'));
  try {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, manifestWith(10));
    const own = 'oci-manifest lint';
    const nothing = 'node -e 0';
    const medians = await measure(
      [
        { name: own, run: () => execFileSync(process.execPath, [program, 'lint', file]) },
        { name: nothing, run: () => execFileSync(process.execPath, ['-e', '0']) },
      ],
      30,
      1,
    );
    const [time, least] = [medians.get(own)!, medians.get(nothing)!];
    console.log(
      `  ${'one file'.padEnd(44)} ${own} ${time.toFixed(0)} ms, ${nothing} ${least.toFixed(0)} ms: ${(time / least).toFixed(2)}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  const corpus = process.env['OCI_CORPUS'];
  if (corpus !== undefined) await benchCorpus(program, corpus);
}

async function benchCorpus(program: string, corpus: string): Promise<void> {
  const documents = readFileSync(join(corpus, 'corpus.jsonl'), 'utf8').trim().split('\n').length;
  // There are findings, so the program ends with 1.
  const run = (): void => void spawnSync(process.execPath, [program, 'lint', join(corpus, 'docs')]);
  const medians = await measure([{ name: 'corpus', run }], 7, 1);
  console.log(
    `  ${`the ${documents.toLocaleString('en-US')} documents of the corpus`.padEnd(44)} ${(medians.get('corpus')! / 1000).toFixed(2)} s`,
  );
}
