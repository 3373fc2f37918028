import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { Coverage } from './coverage';
import { checkCompletions, checkIncrementalEdits, checkInvariants } from './invariants';
import { mutate, mutationKinds, type Mutation } from './mutations';
import { corpusSeeds, ownSeeds, type Seed } from './seeds';

/**
 * `npm run fuzz -- --minutes N [--seed S]`: mutates documents and checks what must hold for all of them. Documents that
 * run code which none before has run become seeds themselves. The examples of the rule pages are the first seeds, and
 * the documents of `OCI_CORPUS` where there are any. What fails is printed once per kind of failure, with the document in
 * `.cache/fuzz`. Exits with 1 if anything failed.
 */
function main(): void {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
  const minutes = Number(values.minutes ?? 1);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!Number.isFinite(minutes) || minutes <= 0) throw new Error('--minutes must be a positive number.');
  console.log(`Seed ${seed}, ${minutes} minutes`);

  const random = randomFrom(seed);
  const pool: Seed[] = [...ownSeeds(), ...corpusSeeds()];
  const known = pool.length;
  const coverage = new Coverage();
  const failures = new Map<string, number>();
  const counts = { documents: 0, completions: 0, fixes: 0 };
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    const batch = Array.from({ length: 40 }, () => next(pool, random));
    for (const mutant of batch) {
      try {
        counts.fixes += checkInvariants(mutant.text, mutant.options);
        counts.documents++;
        checkIncrementalEdits(mutant.original, mutant.text, fileOf(mutant));
        if (random() < 0.1) counts.completions += checkCompletions(mutant.text, mutant.options);
      } catch (error) {
        report(mutant, error, failures);
      }
    }
    if (coverage.grew() && pool.length < mostSeeds) pool.push(...batch);
  }
  const { documents, completions, fixes } = counts;
  console.log(
    `${documents} documents, ${fixes} fixes and ${completions} completions checked; ` +
      `${pool.length - known} new seeds; ${failures.size} kinds of failure`,
  );
  process.exitCode = failures.size === 0 ? 0 : 1;
}

/** More would only make each of them rarer. */
const mostSeeds = 5000;

interface Mutant extends Seed {
  readonly original: string;
}

function next(pool: readonly Seed[], random: () => number): Mutant {
  const seed = pool[Math.floor(random() * pool.length)]!;
  const mutations: Mutation[] = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    kind: mutationKinds[Math.floor(random() * mutationKinds.length)]!,
    place: random(),
    choice: random(),
  }));
  return { ...seed, original: seed.text, text: mutate(seed.text, mutations) };
}

function fileOf({ options: { fileName } }: Seed): { readonly fileName?: string } {
  return fileName === undefined ? {} : { fileName };
}

function report({ name, text, options }: Mutant, error: unknown, failures: Map<string, number>): void {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  // Values of the document make no other kind of failure.
  const kind = message.replace(/"[^"]*"|sha\d+:\S*|\d+/g, '…').slice(0, 120);
  const before = failures.get(kind) ?? 0;
  failures.set(kind, before + 1);
  if (before > 0) return;
  const file = join(repositoryRoot, '.cache', 'fuzz', `${failures.size}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${message}\n  a mutant of ${name}, taken as ${JSON.stringify(options)}: ${file}`);
  if (error instanceof Error) console.log(error.stack?.split('\n').slice(1, 8).join('\n'));
}

/** Numbers from 0 to 1 that depend on nothing but the seed: the generator mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

main();
