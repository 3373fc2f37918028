import { URI } from 'vscode-uri';

/**
 * The address of the file that a document shows. A document of the scheme for files in another form has it as its query;
 * every other document is a file itself.
 */
export function addressOf(uri: string, formattedScheme: string | undefined): string {
  if (formattedScheme === undefined || !uri.startsWith(`${formattedScheme}:`)) return uri;
  return parseUri(uri)?.query ?? uri;
}

/** The parts of a URI; undefined for a text that is none: clients name documents and folders as they like. */
export function parseUri(text: string): URI | undefined {
  // Half a character has no bytes, so that such an address could not be written as a URI again.
  if (/\p{Surrogate}/u.test(text)) return undefined;
  try {
    return URI.parse(text);
  } catch {
    return undefined;
  }
}
