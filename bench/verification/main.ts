import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, type Contender } from '../measure';
import { packings, writeLayout, type Packing } from './layouts';
import { measureServer } from './server';

const root = join(__dirname, '..', '..');
const program = join(root, 'dist', 'server', 'cli.js');

/**
 * `npm run bench:verify`, after `npm run build`: `oci-manifest lint --verify` beside what people would otherwise run,
 * `sha256sum` of each layer and of what is in it, in turns over the same files; and the language server while it
 * verifies them. Needs gzip, zstd and sha256sum, and 2 GiB in the temporary folder.
 *
 * Arguments: the size of each layout in MiB, 1024 by default; and a folder that keeps the layouts for the next time.
 */
async function main([size = '1024', kept]: readonly string[]): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'oci-manifest-bench-'));
  try {
    for (const packing of packings) {
      const layout = join(folder, packing.name);
      if (!existsSync(layout)) writeLayout(layout, packing, Number(size) * 1024 * 1024);
      const medians = await measure(contendersFor(layout, packing), 3, 1);
      const [own = 0, others = 0] = [...medians.values()];
      console.log(`\n${packing.name}, layers of ${size} MiB`);
      for (const [name, time] of medians)
        console.log(`  ${name.padEnd(42)} ${(time / 1000).toFixed(1).padStart(6)} s`);
      console.log(`  lint --verify takes ${(own / others).toFixed(2)} of the others’ time`);
      const { answers, cancel, memory } = await measureServer(layout);
      const at = (share: number): string =>
        (answers[Math.floor((answers.length - 1) * share)] ?? 0).toFixed(1);
      console.log(`  server: ${answers.length} answers meanwhile, median ${at(0.5)} ms, most ${at(1)} ms`);
      console.log(`  server: canceled after ${cancel.toFixed(0)} ms, at most ${memory?.toFixed(0)} MB`);
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

function contendersFor(layout: string, { name, unpack }: Packing): Contender[] {
  const others = `for blob in blobs/sha256/*; do
    sha256sum "$blob"
    ${unpack} <"$blob" 2>/dev/null | sha256sum
  done`;
  return [
    {
      name: 'lint --verify',
      run: () => execFileSync(process.execPath, [program, 'lint', '--verify', layout]),
    },
    {
      name: `sha256sum, and ${name} -dc | sha256sum`,
      run: () => execFileSync('sh', ['-c', others], { cwd: layout }),
    },
  ];
}

void main(process.argv.slice(2));
