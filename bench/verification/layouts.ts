import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A way to compress layers: the program that does it, and the one that undoes it. */
export interface Packing {
  readonly name: 'gzip' | 'zstd';
  readonly pack: readonly [string, ...string[]];
  readonly unpack: string;
}

export const packings: readonly Packing[] = [
  { name: 'gzip', pack: ['gzip', '-6', '-n'], unpack: 'gzip -dc' },
  { name: 'zstd', pack: ['zstd', '-3', '-q', '-c'], unpack: 'zstd -dc' },
];

const layerInBytes = 256 * 1024 * 1024;

/**
 * Writes a layout with one image whose layers have so many bytes together, compressed. They are made of pieces of the
 * programs that are installed here, which are as compressible as those of images.
 */
export function writeLayout(folder: string, { name, pack }: Packing, bytes: number): void {
  const blobs = join(folder, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  const put = (content: Buffer | string, mediaType: string) => {
    const digest = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(blobs, digest), content);
    return { mediaType, digest: `sha256:${digest}`, size: Buffer.byteLength(content) };
  };
  const corpus = readCorpus();
  const layers: ReturnType<typeof put>[] = [];
  const ids: string[] = [];
  for (let written = 0, seed = 1; written < bytes; seed++) {
    const content = mixed(corpus, layerInBytes, seed);
    const [program, ...args] = pack;
    const packed = spawnSync(program, args, { input: content, maxBuffer: 2 * layerInBytes }).stdout;
    const layer = put(packed, `application/vnd.oci.image.layer.v1.tar+${name}`);
    layers.push(layer);
    ids.push(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    written += layer.size;
  }
  const config = put(
    JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: ids } }),
    'application/vnd.oci.image.config.v1+json',
  );
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = { schemaVersion: 2, mediaType: manifestType, config, layers };
  const index = { schemaVersion: 2, manifests: [put(JSON.stringify(manifest), manifestType)] };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
}

/** Programs and texts of about 100 MB: what Node.js is, and what is in node_modules. */
function readCorpus(): Buffer {
  const files = [process.execPath];
  const modules = join(__dirname, '..', '..', 'node_modules');
  for (const name of ['typescript/lib', 'zod', 'eslint/lib', 'prettier']) {
    for (const file of readdirSync(join(modules, name), { recursive: true, encoding: 'utf8' }))
      if (/\.(?:js|ts|cjs|mjs)$/.test(file) && statSync(join(modules, name, file)).isFile())
        files.push(join(modules, name, file));
  }
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

/** Pieces of the corpus in an order that the seed decides. */
function mixed(corpus: Buffer, length: number, seed: number): Buffer {
  const content = Buffer.alloc(length);
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let filled = 0; filled < length;) {
    const start = random(corpus.length - 100_000);
    filled += corpus.copy(content, filled, start, start + 4_000 + random(60_000));
  }
  return content;
}
