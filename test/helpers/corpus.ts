import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from 'mocha';
import type { Kind } from '#schemas/kinds';

/** A document that somebody else wrote. */
export interface CorpusDocument {
  readonly file: string;
  readonly kind: string;
  readonly category: 'valid-real' | 'doc-example' | 'negative-test' | 'non-oci';
  readonly specValid: boolean | null;
  readonly tags?: readonly string[];
  readonly text: string;
  /** The name that the file has where it comes from; some rules know well-known names. */
  readonly fileName: string;
}

/** A case of the image specification's own tests. */
export interface SpecificationCase {
  readonly case: string;
  readonly kind: string;
  readonly expectFail: boolean;
  readonly text: string;
}

/** The folder of documents by others, from the environment; undefined where there is none. */
const corpusFolder = process.env['OCI_CORPUS'];

/** Skips a test that needs the corpus, and says why. */
export function needsCorpus(this: Context): void {
  if (corpusFolder !== undefined) return;
  console.log('      (skipped: OCI_CORPUS names no folder of documents)');
  this.skip();
}

/** Reads all documents of the corpus. */
export function readCorpus(): CorpusDocument[] {
  return readLines<Omit<CorpusDocument, 'text' | 'fileName'> & { path: string }>('corpus.jsonl').map(
    (entry) => ({
      ...entry,
      fileName: basename(entry.path.replace(/#.*/, '')),
      text: readFileSync(inCorpus(entry.file), 'utf8'),
    }),
  );
}

/** Reads the cases of the image specification's own tests. */
export function readSpecificationCases(): SpecificationCase[] {
  return readLines('image-spec-cases.jsonl');
}

function readLines<T>(name: string): T[] {
  const lines = readFileSync(inCorpus(name), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** The path of something in the corpus. */
export function inCorpus(path: string): string {
  if (corpusFolder === undefined) throw new Error('OCI_CORPUS names no folder.');
  return join(corpusFolder, path);
}

/** The kind that a name of the corpus stands for. */
export function kindOf(name: string): Kind {
  const names: Readonly<Record<string, Kind>> = {
    'docker-schema2': 'docker-manifest',
    'docker-save-manifest': 'docker-save',
    'oci-layout': 'image-layout',
    'oci-artifact-manifest': 'artifact-manifest',
  };
  return names[name] ?? (name as Kind);
}
