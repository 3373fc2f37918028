import type { LanguageService } from '#service';
import { service } from '#helpers/lint';
import type { Cases, Check } from './checks/check';
import { checks } from './checks/checks';
import { limited } from './limited';
import { mutationKinds, type Mutation } from './mutations';
import { oneOf, randomFrom, randomFromText, type Random } from './random';
import type { Seed } from './seeds';
import { mutantOf, subjectOf, type Mutant, type Subject } from './subject';

/** A check that a document has failed. */
export interface Failure {
  readonly check: string;
  readonly mutant: Mutant;
  readonly error: unknown;
}

/** What a run depends on. */
export interface FuzzOptions {
  /** What the mutations depend on. */
  readonly seed: number;
  readonly seeds: readonly Seed[];
  /** Whether another batch of documents is to be looked at, after so many. */
  readonly goesOn: (documents: number) => boolean;
  /** Whether code has run that had not run before; the last documents then become seeds. */
  readonly foundNew: () => boolean;
  readonly onFailure: (failure: Failure) => void;
  /** Another service than the real one, in tests. */
  readonly service?: LanguageService;
}

/** What came of a run. */
export interface FuzzResult {
  readonly cases: Cases;
  readonly newSeeds: number;
}

/** More would only make each of them rarer. */
const mostSeeds = 5000;

const batchSize = 20;

/** Mutates documents, and checks what must hold for all of them. */
export function fuzz(options: FuzzOptions): FuzzResult {
  const random = randomFrom(options.seed);
  const pool = [...options.seeds];
  const cases: Cases = { documents: 0, fixes: 0, completions: 0, others: 0 };
  for (let documents = 0; options.goesOn(documents); documents += batchSize) {
    const batch = Array.from({ length: batchSize }, () => mutantOf(oneOf(pool, random), mutationsBy(random)));
    for (const mutant of batch) checkMutant(mutant, options, cases);
    if (options.foundNew() && pool.length < mostSeeds) pool.push(...batch);
  }
  return { cases, newSeeds: pool.length - options.seeds.length };
}

function mutationsBy(random: Random): readonly Mutation[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    kind: oneOf(mutationKinds, random),
    place: random(),
    choice: random(),
  }));
}

function checkMutant(mutant: Mutant, { onFailure, service: by = service }: FuzzOptions, cases: Cases): void {
  const attempt = (check: string, run: () => void): void => {
    try {
      run();
    } catch (error) {
      onFailure({ check, mutant, error });
    }
  };
  let subject: Subject | undefined;
  attempt('reading', () => {
    subject = limited(
      () => subjectOf(mutant, by),
      () => allowedTime(mutant.text, 1),
    );
  });
  if (subject === undefined) return;
  for (const check of checks) {
    attempt(check.name, () => {
      cases[check.counts] += runCheck(check, subject!);
    });
  }
}

/** Runs one check of a document, within a limit of its time, and as it does each time. */
export function runCheck({ name, run }: Check, subject: Subject): number {
  const random = randomFromText(name + subject.text);
  return limited(
    () => run(subject, random),
    (cases) => allowedTime(subject.text, cases),
  );
}

/** The processor time that so many cases of a text may take, in milliseconds. */
function allowedTime({ length }: string, cases: number): number {
  return 2000 + (20 + length / 1000) * cases;
}
