import type { Position, Range } from 'vscode-languageserver-types';
import type { LanguageService } from '#service';
import { lint, service, type Linted, type LintOptions } from '#helpers/lint';
import { mutate, type Mutation } from './mutations';
import type { Random } from './random';
import type { Seed } from './seeds';

/** A document that came about by mutations, with each text on the way to it, the original first. */
export interface Mutant extends Seed {
  readonly versions: readonly string[];
}

/** What mutations make of a document, one after another. */
export function mutantOf(seed: Seed, mutations: readonly Mutation[]): Mutant {
  const versions = [seed.text];
  for (const mutation of mutations) versions.push(mutate(versions.at(-1)!, [mutation]));
  return { ...seed, text: versions.at(-1)!, versions };
}

/** A document that is checked, and what is known of it. */
export interface Subject {
  readonly text: string;
  readonly versions: readonly string[];
  readonly options: LintOptions;
  readonly service: LanguageService;
  readonly linted: Linted;
  /** What the text says; undefined where it is no JSON. */
  readonly value: unknown;
}

/** Reads a document for its checks. */
export function subjectOf(mutant: Omit<Mutant, 'name'>, by: LanguageService = service): Subject {
  const { text, versions, options } = mutant;
  return { text, versions, options, service: by, linted: lint(text, options, by), value: valueOf(text) };
}

/** What a text says; undefined where it is no JSON. */
export function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The range of the whole text. */
export function wholeOf({ text, linted }: Subject): Range {
  return { start: { line: 0, character: 0 }, end: linted.document.source.positionAt(text.length) };
}

/** Some places all over the text. */
export function placesIn({ text, linted }: Subject, count: number, random: Random): readonly Position[] {
  return Array.from({ length: count }, () =>
    linted.document.source.positionAt(Math.floor(random() * (text.length + 1))),
  );
}
