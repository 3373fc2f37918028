import type { Disposable } from 'vscode-languageserver';
import { parseUri } from '#service';
import type { KindReporter } from './kindReporter';

/** One document, in the form in which the protocol selects documents. */
export type DocumentSelection = { scheme: string; pattern: string }[];

/**
 * Registers a feature for each document while it is an OCI document. Offered for all JSON files, it would show in the
 * menus of those that are no OCI documents as well.
 */
export function offerWhereKnown(
  kinds: KindReporter,
  register: (documentSelector: DocumentSelection) => Promise<Disposable>,
): void {
  const offers = new Map<string, Promise<Disposable>>();
  kinds.onDidChange((uri, kind) => {
    const offer = offers.get(uri);
    const parsed = parseUri(uri);
    if (kind !== null && offer === undefined && parsed !== undefined) {
      offers.set(uri, register([{ scheme: parsed.scheme, pattern: literalGlob(parsed.fsPath) }]));
    } else if (kind === null && offer !== undefined) {
      offers.delete(uri);
      void offer.then((registration) => registration.dispose());
    }
  });
}

/** A glob that fits one path; characters with a meaning in globs fit any one character. */
function literalGlob(path: string): string {
  return path.replaceAll('\\', '/').replace(/[*?{}[\]!]/g, '?');
}
