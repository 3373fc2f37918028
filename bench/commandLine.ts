import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestWith } from './documents';
import { writeManifestLayout } from './manifestLayout';
import { measure } from './measure';

/**
 * The command line beside a Node.js that does nothing, over one manifest; over layouts with 2,000 and 4,000 manifests; and
 * over the documents of the corpus, if `OCI_CORPUS` names its folder. Times are those on the clock, as people wait for them.
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
    await benchLayouts(program, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const corpus = process.env['OCI_CORPUS'];
  if (corpus !== undefined) await benchCorpus(program, corpus);
}

/** The default run over a layout, in which each manifest has a config of its own: twice as many take twice as long. */
async function benchLayouts(program: string, folder: string): Promise<void> {
  const sizes = [2000, 4000];
  const medians = await measure(
    sizes.map((manifests) => {
      const layout = join(folder, `layout-${manifests}`);
      writeManifestLayout(layout, manifests);
      return {
        name: String(manifests),
        run: () => execFileSync(process.execPath, [program, 'lint', layout]),
      };
    }),
    5,
    1,
  );
  const [less = 0, more = 0] = sizes.map((manifests) => medians.get(String(manifests))!);
  console.log(`  ${'layout with 2,000 manifests'.padEnd(44)} ${(less / 1000).toFixed(2)} s`);
  console.log(
    `  ${'layout with 4,000 manifests'.padEnd(44)} ${(more / 1000).toFixed(2)} s, ${(more / less).toFixed(1)} times as long`,
  );
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
