import type { Connection } from 'vscode-languageserver';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { isPlainObject } from '#schemas/plainData';
import { printable } from '#schemas/printable';
import {
  defaultEditorSettings,
  type EditorSettings,
  type Project,
  type ProjectFinder,
  readEditorSettings,
  type ReadSettings,
  resolveSettings,
  type Settings,
} from '#service';
import { settingsAddress } from './archiveAddress';

/** The section of the client's configuration that belongs to the server. */
export const section = 'ociManifest';

/** The client as a source of settings. */
export interface SettingsClient {
  readonly connection: Connection;
  /** Whether it can be asked for the settings of one document. */
  readonly canBeAsked: boolean;
  /** The settings that came with the initialization options, for clients that cannot be asked. */
  readonly initial: unknown;
  /** How long its answer is waited for. */
  readonly patienceInMilliseconds?: number | undefined;
  /** The address of the workspace folder that a document is in; undefined where there is none. */
  readonly folderOf: (uri: string) => string | undefined;
  /** Told when an answer has come after the defaults were used in its place. */
  readonly onLateAnswer: () => void;
}

/** What the settings of a document come from. */
interface Sources {
  readonly editor: Promise<EditorSettings>;
  readonly project: Promise<Project | undefined>;
}

/** Clients can be slow while they start, and findings that appear and vanish again would be seen. */
const usualPatienceInMilliseconds = 5_000;

/**
 * The settings of each document, from the client and the project file together. Clients that can be asked
 * are asked once for each document; for the others the settings of the last
 * `workspace/didChangeConfiguration` hold for all.
 */
export class SettingsStore {
  readonly #client: SettingsClient;
  readonly #projects: ProjectFinder;
  readonly #byDocument = new Map<string, Promise<Settings>>();
  readonly #told = new Set<string>();
  /** What was read last: most documents have the same settings, and their globs are read once. */
  #last: (ReadSettings & { readonly text: string }) | undefined;
  #global: EditorSettings;

  constructor(client: SettingsClient, projects: ProjectFinder) {
    this.#client = client;
    this.#projects = projects;
    this.#global = this.#read(client.initial);
  }

  /** The settings for an open document; the same object until something changes. */
  for(uri: string): Promise<Settings> {
    const known = this.#byDocument.get(uri);
    if (known !== undefined) return known;
    return this.#keep(uri, this.#sourcesOf(uri));
  }

  #keep(uri: string, sources: Sources): Promise<Settings> {
    const settings = this.#resolve(uri, sources, () => {
      // Another answer was asked for meanwhile, or nobody needs one any more.
      if (this.#byDocument.get(uri) !== settings) return;
      void this.#keep(uri, sources);
      this.#client.onLateAnswer();
    });
    this.#byDocument.set(uri, settings);
    return settings;
  }

  /** The settings for a document that is not open. They are not remembered: nobody would say when to forget them. */
  forUnopened(uri: string): Promise<Settings> {
    return this.#resolve(uri, this.#sourcesOf(uri), () => undefined);
  }

  /** Forgets the project files, after one of them, or where they are sought, has changed. */
  changeProjects(): void {
    this.#projects.forget();
    this.#byDocument.clear();
    this.#told.clear();
  }

  /** Forgets what the client said; `pushed` is what it sent with the change, which only some clients fill. */
  change(pushed: unknown): void {
    this.#byDocument.clear();
    this.#told.clear();
    if (!this.#client.canBeAsked)
      this.#global = this.#read(isPlainObject(pushed) ? pushed[section] : undefined);
  }

  /** Forgets a closed document. */
  close(uri: string): void {
    this.#byDocument.delete(uri);
  }

  #sourcesOf(uri: string): Sources {
    return { editor: this.#ask(uri), project: this.#projects.find(settingsAddress(uri)) };
  }

  /** Resolves without what does not come in time; `useLate` is called when it comes after that. */
  async #resolve(uri: string, sources: Sources, useLate: () => void): Promise<Settings> {
    const [editor, project] = await Promise.all([
      this.#inTime(sources.editor, useLate, () => {
        this.#warnOnce('The client has not told its settings yet; the defaults apply until it does.');
        return defaultEditorSettings;
      }),
      this.#inTime(sources.project, useLate, () => {
        this.#warnOnce(
          'Project files have not been read yet; documents are checked without them until they are.',
        );
        return undefined;
      }),
    ]);
    if (project !== undefined)
      this.#tellIgnored(
        [project.mistake ?? [], project.problems]
          .flat()
          .map((problem) => `${project.folder}${projectFileName}: ${problem}`),
      );
    return { ...resolveSettings(uri, editor, project), workspaceFolder: this.#client.folderOf(uri) };
  }

  async #ask(uri: string): Promise<EditorSettings> {
    const { connection, canBeAsked } = this.#client;
    if (!canBeAsked) return this.#global;
    try {
      return this.#read(
        await connection.workspace.getConfiguration({ scopeUri: settingsAddress(uri), section }),
      );
    } catch (error) {
      connection.console.warn(
        `The client did not tell its settings; the defaults apply. ${printable(String(error))}`,
      );
      return defaultEditorSettings;
    }
  }

  /** The answer, or what is `otherwise` right when it does not come in time; `useLate` is called when it comes after that. */
  #inTime<T>(answer: Promise<T>, useLate: () => void, otherwise: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        resolve(otherwise());
        answer.then(useLate, () => undefined);
      };
      const timer = setTimeout(giveUp, this.#client.patienceInMilliseconds ?? usualPatienceInMilliseconds);
      answer.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  #read(input: unknown): EditorSettings {
    const text = JSON.stringify(input ?? {});
    if (text !== this.#last?.text) {
      const { settings, problems } = readEditorSettings(input ?? {});
      this.#last = { text, settings, problems };
    }
    this.#tellIgnored(this.#last.problems);
    return this.#last.settings;
  }

  /** A bad setting is named once in the log; its default applies. */
  #tellIgnored(problems: readonly string[]): void {
    for (const problem of problems) this.#warnOnce(`A setting is ignored. ${printable(problem)}`);
  }

  #warnOnce(message: string): void {
    if (!this.#told.has(message)) this.#client.connection.console.warn(message);
    this.#told.add(message);
  }
}
