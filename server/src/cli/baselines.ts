import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { type BaselineEntry, type Finding, type Project, relativePath, writtenPlace } from '#service';
import { addToBaseline } from './baseline';
import { InputError } from './inputError';

/** What became of a project file. */
export type WrittenBaseline =
  { readonly path: string; readonly count: number } | { readonly path: string; readonly problem: string };

/** A finding that is to be accepted. */
export interface PlacedFinding {
  readonly rule: string;
  /** The place in the document as people write it, such as `layers[0].mediaType`; empty for the document itself. */
  readonly place: string;
}

/** The rule and the place of a finding, by which it is accepted. */
export function placed(finding: Finding): PlacedFinding {
  return { rule: finding.rule.id, place: writtenPlace(finding) };
}

/** Findings that are to be accepted, by the project file that accepts them. */
export class Baselines {
  readonly #config: string | undefined;
  readonly #entries = new Map<string, BaselineEntry[]>();

  /** @param config the project file for all documents, instead of the nearest one */
  constructor(config: string | undefined) {
    this.#config = config;
  }

  /**
   * Notes the findings of a document. Tells the project file that is to accept them.
   * @throws InputError when there are findings, and the document does not lie below the folder of its project file
   */
  add(project: Project | undefined, uri: string, findings: readonly PlacedFinding[]): string {
    const folder = project?.folder ?? `${pathToFileURL(process.cwd()).href}/`;
    const path = this.#config ?? resolve(fileURLToPath(folder), projectFileName);
    if (findings.length === 0) return path;
    const file = relativePath(folder, uri);
    if (file === undefined) throw new InputError(whyNotAccepted(fileURLToPath(uri), path, project));
    const entries = this.#entries.get(path) ?? [];
    this.#entries.set(path, entries);
    for (const { rule, place } of findings)
      entries.push(place === '' ? { file, rule } : { file, rule, path: place });
    return path;
  }

  /** Writes the project files; tells how many findings each accepts now, or why it could not be written. */
  async write(): Promise<readonly WrittenBaseline[]> {
    const written: WrittenBaseline[] = [];
    for (const [path, entries] of this.#entries) {
      try {
        await addToBaseline(path, entries);
        written.push({ path, count: entries.length });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        written.push({ path, problem: error.message });
      }
    }
    return written;
  }
}

/** @param project the project that the file belongs to; undefined where its project file is still to be made */
function whyNotAccepted(document: string, projectFile: string, project: Project | undefined): string {
  return project === undefined
    ? `the findings in ${document} were not accepted: it has no project file, and a new one in the working directory, ${projectFile}, could not name it. Run the command in a folder above the document.`
    : `the findings in ${document} were not accepted: it is not in the folder of the project file ${projectFile}, and a project file can only name documents in its folder.`;
}
