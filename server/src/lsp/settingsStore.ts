import type { Connection } from 'vscode-languageserver';
import { printable } from '#schemas/printable';
import {
  defaultEditorSettings,
  type EditorSettings,
  type ProjectFinder,
  readEditorSettings,
  resolveSettings,
  type Settings,
} from '#service';

/** The section of the client's configuration that belongs to the server. */
export const section = 'ociManifest';

/**
 * The settings of each document, from the client and the project file together. Clients that can be asked
 * are asked once for each document; for the others the settings of the last
 * `workspace/didChangeConfiguration` hold for all.
 */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #askClient: boolean;
  readonly #byDocument = new Map<string, Promise<Settings>>();
  readonly #told = new Set<string>();
  readonly #projects: ProjectFinder;
  #global: EditorSettings;

  constructor(connection: Connection, projects: ProjectFinder, askClient: boolean, initial: unknown) {
    this.#connection = connection;
    this.#projects = projects;
    this.#askClient = askClient;
    this.#global = this.#read(initial);
  }

  /** The settings for a document; the same object until something changes. */
  for(uri: string): Promise<Settings> {
    let settings = this.#byDocument.get(uri);
    if (settings === undefined) {
      settings = this.#resolve(uri);
      this.#byDocument.set(uri, settings);
    }
    return settings;
  }

  /** Forgets the project files, after one of them has changed. */
  changeProjects(): void {
    this.#projects.forget();
    this.#byDocument.clear();
    this.#told.clear();
  }

  /** Forgets what the client said; `pushed` is what it sent with the change, which only some clients fill. */
  change(pushed: unknown): void {
    this.#byDocument.clear();
    this.#told.clear();
    if (!this.#askClient)
      this.#global = this.#read((pushed as Record<string, unknown> | undefined)?.[section]);
  }

  /** Forgets a closed document. */
  close(uri: string): void {
    this.#byDocument.delete(uri);
  }

  async #resolve(uri: string): Promise<Settings> {
    const [editor, project] = await Promise.all([
      this.#askClient ? this.#ask(uri) : this.#global,
      this.#projects.find(uri),
    ]);
    if (project !== undefined)
      this.#tell(project.problems.map((problem) => `${project.folder}.oci-manifest.json: ${problem}`));
    return resolveSettings(uri, editor, project);
  }

  async #ask(uri: string): Promise<EditorSettings> {
    try {
      return this.#read(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section }));
    } catch (error) {
      this.#connection.console.warn(
        `The client did not tell its settings; the defaults apply. ${printable(String(error))}`,
      );
      return defaultEditorSettings;
    }
  }

  #read(input: unknown): EditorSettings {
    const { settings, problems } = readEditorSettings(input ?? {});
    this.#tell(problems);
    return settings;
  }

  /** A bad setting is named once in the log; its default applies. */
  #tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (!this.#told.has(problem))
        this.#connection.console.warn(`A setting is ignored. ${printable(problem)}`);
      this.#told.add(problem);
    }
  }
}
