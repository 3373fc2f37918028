import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { grouped } from '#schemas/prose';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { Coverage } from './coverage';
import { fuzz, type Failure } from './fuzz';
import { corpusSeeds, ownSeeds } from './seeds';

/**
 * `npm run fuzz -- --minutes N [--seed S]`: mutates documents and checks what must hold for all of them. Documents that
 * run code which none before has run become seeds themselves. The examples of the rule pages are the first seeds, and
 * the documents of `OCI_CORPUS` where there are any. What fails is printed once per kind of failure, with the document in
 * `.cache/fuzz`. Exits with 1 if anything failed.
 *
 * `--documents N` ends after so many documents instead, so that the same seed gives the same run on every machine.
 */
function main(): void {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, documents: { type: 'string' }, seed: { type: 'string' } },
  });
  const minutes = positive(values.minutes ?? '1', '--minutes');
  const most = values.documents === undefined ? undefined : positive(values.documents, '--documents');
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`Seed ${seed}, ${most === undefined ? `${minutes} minutes` : `${most} documents`}`);
  const coverage = new Coverage();
  const failures = new Map<string, number>();
  const end = Date.now() + minutes * 60_000;
  const { cases, newSeeds } = fuzz({
    seed,
    seeds: [...ownSeeds(), ...corpusSeeds()],
    goesOn: (documents) => (most === undefined ? Date.now() < end : documents < most),
    foundNew: () => coverage.grew(),
    onFailure: (failure) => report(failure, failures),
  });
  const { documents, fixes, completions, others } = cases;
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `${grouped(documents)} documents, ${grouped(fixes)} fixes, ${grouped(completions)} completions, and ` +
      `${grouped(others)} other cases: ${grouped(documents + fixes + completions + others)} cases. ` +
      `${grouped(newSeeds)} new seeds. ${grouped(failed)} failures of ${failures.size} kinds.`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}

function positive(value: string, name: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`${name} must be a positive number.`);
  return number;
}

function report({ check, mutant, error }: Failure, failures: Map<string, number>): void {
  const { name, text, options } = mutant;
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  // Values of the document make no other kind of failure.
  const kind = `${check}: ${message.replace(/"[^"]*"|sha\d+:\S*|\d+/g, '…')}`.slice(0, 120);
  const before = failures.get(kind) ?? 0;
  failures.set(kind, before + 1);
  if (before > 0) return;
  const file = join(repositoryRoot, '.cache', 'fuzz', `${failures.size}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${check}: ${message}`);
  console.log(`  a mutant of ${name}, taken as ${JSON.stringify(options)}: ${file}`);
  if (error instanceof Error) console.log(error.stack?.split('\n').slice(1, 8).join('\n'));
}

main();
