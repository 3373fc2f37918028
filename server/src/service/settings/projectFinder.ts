import { type URI, Utils } from 'vscode-uri';
import { mostFoldersAboveDocument } from '#schemas/limits';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { parseUri } from '#service/document/uri';
import { readProject, type Project } from './projectConfiguration';

/** Reads a file by its URI; undefined when there is none, or when it cannot be read. */
export type ReadFile = (uri: string) => Promise<string | undefined>;

/** Tells whether project files are sought in no folder above this one, which is given by its URI. */
export type EndsSearch = (folder: string) => boolean | Promise<boolean>;

/**
 * Finds the project that a document belongs to: the nearest folder above it that has a project file. What
 * was found is remembered until `forget` is called.
 */
export class ProjectFinder {
  readonly #readFile: ReadFile;
  readonly #endsSearch: EndsSearch;
  readonly #byFolder = new Map<string, Promise<Project | undefined>>();
  /** The folders of documents by what is before the last slash of their addresses. */
  readonly #byBeginning = new Map<string, Promise<Project | undefined>>();

  /** @param endsSearch where to stop; without it, at the root of the file system */
  constructor(readFile: ReadFile, endsSearch: EndsSearch = () => false) {
    this.#readFile = readFile;
    this.#endsSearch = endsSearch;
  }

  /**
   * The project of a document; undefined when no folder above it has a project file, when they are too
   * many, or when what names it is no URI.
   */
  find(uri: string): Promise<Project | undefined> {
    // In others, the last slash may be encoded, or be no part of the path.
    if (!/^[^?#]*\/[^/?#%]*$/.test(uri)) return this.#find(uri);
    const beginning = uri.slice(0, uri.lastIndexOf('/') + 1);
    let project = this.#byBeginning.get(beginning);
    if (project === undefined) this.#byBeginning.set(beginning, (project = this.#find(uri)));
    return project;
  }

  #find(uri: string): Promise<Project | undefined> {
    const parsed = parseUri(uri);
    // A document that was never saved has no folder.
    const folders = (parsed?.path.split('/').length ?? 1) - 1;
    return parsed !== undefined && folders > 0 && folders <= mostFoldersAboveDocument
      ? this.#inFolder(Utils.dirname(parsed))
      : Promise.resolve(undefined);
  }

  /** Forgets what was found; the next question reads the files again. */
  forget(): void {
    this.#byFolder.clear();
    this.#byBeginning.clear();
  }

  #inFolder(folder: URI): Promise<Project | undefined> {
    const key = folder.toString();
    let project = this.#byFolder.get(key);
    if (project === undefined) {
      project = this.#read(folder);
      this.#byFolder.set(key, project);
    }
    return project;
  }

  async #read(folder: URI): Promise<Project | undefined> {
    const file = Utils.joinPath(folder, projectFileName);
    const text = await this.#readFile(file.toString());
    if (text !== undefined) return readProject(`${folder.toString().replace(/\/$/, '')}/`, text);
    const parent = Utils.dirname(folder);
    return parent.path === folder.path || (await this.#endsSearch(folder.toString()))
      ? undefined
      : this.#inFolder(parent);
  }
}
