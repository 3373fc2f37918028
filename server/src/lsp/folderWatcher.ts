import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';

/** The client watches a folder while this is active. */
export class FolderWatcher {
  readonly #registration: Promise<Disposable | undefined>;
  #isActive = false;

  /**
   * @param folder the URI of the folder
   * @param isDeep whether to watch what is below its folders as well
   */
  constructor(connection: Connection, folder: string, isDeep: boolean) {
    const watchers = [{ globPattern: { baseUri: folder, pattern: isDeep ? '**/*' : '*' } }];
    this.#registration = connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .then((registration) => {
        this.#isActive = true;
        return registration;
      })
      // A client that watches nothing costs nothing but freshness.
      .catch(() => undefined);
  }

  /** Whether the client tells of changes by now. */
  get isActive(): boolean {
    return this.#isActive;
  }

  dispose(): void {
    this.#isActive = false;
    void this.#registration.then((registration) => registration?.dispose());
  }
}
