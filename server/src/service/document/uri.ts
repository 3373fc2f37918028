import { URI } from 'vscode-uri';

/** The parts of a URI; undefined for a text that is none: clients name documents and folders as they like. */
export function parseUri(text: string): URI | undefined {
  try {
    return URI.parse(text);
  } catch {
    return undefined;
  }
}
