import { CompletionItemKind } from 'vscode-languageserver-types';
import { templates } from '#schemas/catalogue/templates';
import type { JsonValue } from '#service/edits/operations';
import type { Candidate } from './candidate';
import type { Cursor } from './cursor';
import { kindsOfName } from './fileNames';
import { projectTemplate } from './projectChoices';

/**
 * Whole documents, for a file that has no content yet and whose name may be that of an OCI document; those that usually
 * have its name first.
 * @param kind the kind that the file is pinned to
 * @param workspaceFolder the address of the workspace folder that it is in; undefined where there is none
 */
export function documentTemplatesFor(
  uri: string,
  text: string,
  cursor: Cursor,
  kind: string | undefined,
  workspaceFolder: string | undefined,
): Candidate[] {
  if (!isEmpty(text, cursor)) return [];
  if (kind === 'project-configuration') return [projectTemplate];
  if (kind === undefined && kindsOfName(uri, workspaceFolder).length === 0) return [];
  const isUsual = ({ fileName }: { fileName: string }): boolean => uri.endsWith(`/${fileName}`);
  return templates()
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
