import type { Connection } from 'vscode-languageserver';
import { defaultSettings, readSettings, type Settings } from '../service/settings/settings';

/** The section of the client's configuration that belongs to the server. */
export const section = 'ociManifest';

/**
 * The settings of each document. Clients that can be asked are asked once for each document; for the
 * others the settings of the last `workspace/didChangeConfiguration` hold for all.
 */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #askClient: boolean;
  readonly #byDocument = new Map<string, Promise<Settings>>();
  readonly #told = new Set<string>();
  #global: Settings;

  constructor(connection: Connection, askClient: boolean, initial: unknown) {
    this.#connection = connection;
    this.#askClient = askClient;
    this.#global = this.#read(initial);
  }

  /** The settings for a document. */
  for(uri: string): Promise<Settings> {
    if (!this.#askClient) return Promise.resolve(this.#global);
    let settings = this.#byDocument.get(uri);
    if (settings === undefined) {
      settings = this.#ask(uri);
      this.#byDocument.set(uri, settings);
    }
    return settings;
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

  async #ask(uri: string): Promise<Settings> {
    try {
      return this.#read(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section }));
    } catch (error) {
      this.#connection.console.warn(
        `The client did not tell its settings; the defaults apply. ${String(error)}`,
      );
      return defaultSettings;
    }
  }

  /** A bad setting is named once in the log; its default applies. */
  #read(input: unknown): Settings {
    const { settings, problems } = readSettings(input ?? {});
    for (const problem of problems) {
      if (!this.#told.has(problem)) this.#connection.console.warn(`A setting is ignored. ${problem}`);
      this.#told.add(problem);
    }
    return settings;
  }
}
