import { isUtf8 } from 'node:buffer';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { reasonOf } from '#files/regularFile';
import type { Input } from '#files/input';
import { isBlob, type LanguageService, type Settings } from '#service';
import { reportedPath, uriInProject } from './inputDocument';
import { InputError } from './inputError';
import type { FileDiff, FixOutcome } from './report';
import { unifiedDiff } from './unifiedDiff';
import { writeFileWhole } from './writeFileWhole';

/** The fixes that need no decision: applies them to files, or only says what they would change. */
export class Fixes {
  readonly #service: LanguageService;
  readonly #isDryRun: boolean;
  readonly #fail: (problem: string) => void;
  readonly #diffs: FileDiff[] = [];
  #findings = 0;
  #files = 0;

  /** @param fail told of each file that cannot be fixed */
  constructor(service: LanguageService, isDryRun: boolean, fail: (problem: string) => void) {
    this.#service = service;
    this.#isDryRun = isDryRun;
    this.#fail = fail;
  }

  /** What has come of the files so far. */
  get outcome(): FixOutcome {
    return {
      findings: this.#findings,
      files: this.#files,
      isDryRun: this.#isDryRun,
      diffs: this.#diffs,
    };
  }

  /** Fixes a file, and tells the text as it is then, or would be. */
  async apply(input: Input, source: TextDocument, settings: Settings): Promise<string> {
    // A link to a blob has another name than the blob, whose content must stay all the same.
    if (isBlob(uriInProject(input))) return input.text;
    const { text, count, edits } = this.#service.fixAll(source, settings);
    if (text === input.text) return text;
    try {
      // The other bytes were lost when the file was decoded; it is not for us to replace them.
      if (!isUtf8(input.bytes)) throw new InputError('it is not valid UTF-8');
      if (this.#isDryRun)
        this.#diffs.push({ path: reportedPath(input.path), lines: unifiedDiff(input.text, text, edits) });
      else await writeFileWhole(input.path, text, input.bytes);
    } catch (error) {
      this.#fail(`${reportedPath(input.path)} was not fixed: ${reasonOf(error)}.`);
      return input.text;
    }
    this.#findings += count;
    this.#files++;
    return text;
  }
}
