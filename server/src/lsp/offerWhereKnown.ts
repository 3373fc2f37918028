import type { Connection, Disposable } from 'vscode-languageserver';
import { parseUri } from '#service';
import { heedRefusal } from './heedRefusal';
import type { KindReporter } from './kindReporter';

/** One document, in the form in which the protocol selects documents. */
export type DocumentSelection = { scheme: string; pattern: string }[];

/**
 * Registers a feature for each document while it is an OCI document. Offered for all JSON files, it would show in the
 * menus of those that are no OCI documents as well.
 * @param name names the feature in the log
 */
export function offerWhereKnown(
  { connection, kinds }: { readonly connection: Connection; readonly kinds: KindReporter },
  name: string,
  register: (documentSelector: DocumentSelection) => Promise<Disposable>,
): void {
  const offers = new Map<string, Promise<Disposable>>();
  kinds.onDidChange((uri, kind) => {
    const offer = offers.get(uri);
    const parsed = parseUri(uri);
    if (kind !== null && offer === undefined && parsed !== undefined) {
      const registered = register([{ scheme: parsed.scheme, pattern: literalGlob(parsed.fsPath) }]);
      heedRefusal(connection, `to offer ${name}`, registered);
      offers.set(uri, registered);
    } else if (kind === null && offer !== undefined) {
      offers.delete(uri);
      offer.then((registration) => registration.dispose()).catch(() => undefined);
    }
  });
}

/** A glob that fits one path; characters with a meaning in globs fit any one character. */
function literalGlob(path: string): string {
  return path.replaceAll('\\', '/').replace(/[*?{}[\]!]/g, '?');
}
