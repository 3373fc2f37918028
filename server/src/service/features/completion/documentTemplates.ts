import { CompletionItemKind } from 'vscode-languageserver-types';
import { templates } from '#schemas/catalogue/templates';
import type { JsonValue } from '#service/edits/operations';
import type { Candidate } from './candidate';
import type { Cursor } from './cursor';
import { projectTemplate } from './projectChoices';

/** The usual names of OCI files, which other files have too. */
const fileNames = /(?:^|\/)(?:manifest\.json|index\.json|config\.json|oci-layout)$/;

/**
 * Whole documents, for a file that has no content yet and the name of one; those that usually have its name first.
 * `kind` is the kind that the file is pinned to.
 */
export function documentTemplatesFor(
  uri: string,
  text: string,
  cursor: Cursor,
  kind: string | undefined,
): Candidate[] {
  if (!(uri.startsWith('untitled:') || fileNames.test(uri) || kind !== undefined)) return [];
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
    }));
}

/** Tells whether there is nothing but what is being typed, or only the braces of an empty object around it. */
function isEmpty(text: string, { slot, path, token }: Cursor): boolean {
  const around = text.slice(0, token.start).trim() + text.slice(token.end).trim();
  return slot === 'root' ? around === '' : slot === 'name' && path.length === 0 && /^\{\s*\}?$/.test(around);
}
