import { CompletionItemKind } from 'vscode-languageserver-types';
import { templates } from '#schemas/catalogue/templates';
import type { JsonValue } from '#service/edits/operations';
import type { Candidate } from './candidate';
import type { Cursor } from './cursor';
import { projectTemplate } from './projectChoices';

/** The usual names of OCI files, which other files have too. */
const fileNames = /(?:^|\/)(?:manifest\.json|index\.json|config\.json|oci-layout)$/;

/** Names of JSON files. */
const jsonNames = /\.json$/i;

/** What configures a program, by its place or its name: no OCI document. */
const configurations =
  /\/\.[^/]+(?:$|\/)|\/(?:package(?:-lock)?|[tj]sconfig(?:\.[^/]+)?|composer|bower|lerna|nx|project|turbo|angular|deno|biome|babel\.config|renovate|vercel|firebase|app|global|appsettings(?:\.[^/]+)?|devcontainer|[^/]+\.schema)\.json$/i;

/**
 * Whole documents, for a file that has no content yet; those that usually have its name first. `kind` is the kind that
 * the file is pinned to. Under a name that tells nothing they come after what others suggest, and not while a person
 * writes by hand.
 */
export function documentTemplatesFor(
  uri: string,
  text: string,
  cursor: Cursor,
  kind: string | undefined,
): Candidate[] {
  const isOurs = uri.startsWith('untitled:') || fileNames.test(uri) || kind !== undefined;
  if (!isOurs && (cursor.slot !== 'root' || !jsonNames.test(uri) || configurations.test(uri))) return [];
  if (!isEmpty(text, cursor)) return [];
  if (kind === 'project-configuration') return [projectTemplate];
  const isUsual = ({ fileName }: { fileName: string }): boolean => uri.endsWith(`/${fileName}`);
  return templates
    .filter((template) => kind === undefined || template.kind === kind)
    .sort((a, b) => Number(isUsual(b)) - Number(isUsual(a)))
    .map(({ title, description, fileName, content }) => ({
      label: title,
      kind: CompletionItemKind.File,
      detail: fileName,
      documentation: description,
      content: content as Readonly<Record<string, JsonValue>>,
      isLast: !isOurs,
    }));
}

/** Tells whether there is nothing but what is being typed, or only the braces of an empty object around it. */
function isEmpty(text: string, { slot, path, token }: Cursor): boolean {
  const around = text.slice(0, token.start).trim() + text.slice(token.end).trim();
  return slot === 'root' ? around === '' : slot === 'name' && path.length === 0 && /^\{\s*\}?$/.test(around);
}
