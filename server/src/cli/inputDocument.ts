import { pathToFileURL } from 'node:url';
import type { Kind } from '#schemas/kinds';
import { type ParsedDocument, rangeOf, resolveSettings, type Settings, whyNotAnalyzed } from '#service';
import type { Input } from '#files/input';
import type { ProjectSource } from './project';

/** How an input is called in reports and errors. */
export function nameOf({ path }: { readonly path: string }): string {
  return path === '-' ? 'standard input' : path;
}

/** The address under which the language service knows an input. */
export function uriOf({ path, archivedAt }: Input): string {
  if (archivedAt !== undefined) return archivedAt;
  return path === '-' ? 'untitled:stdin' : pathToFileURL(path).href;
}

/** The settings for an input: a kind from the arguments goes before the project’s, and that before what a descriptor says. */
export async function settingsOf(
  input: Input,
  projectOf: ProjectSource,
  kind: Kind | undefined,
): Promise<Settings> {
  const uri = uriOf(input);
  const resolved = resolveSettings(uri, undefined, await projectOf(uri));
  return {
    ...resolved,
    kind: kind ?? resolved.kind,
    layout: input.layout,
  };
}

/**
 * Why a document was not checked although it was read: the project file says so, it is beyond what is analyzed, not one
 * that this program knows, or not even JSON.
 */
export function whyUnknown(document: ParsedDocument, { kind }: Settings): string {
  if (kind === 'none') return 'the project file says that this is not an OCI document.';
  const notAnalyzed = whyNotAnalyzed(document.syntax);
  if (notAnalyzed !== undefined) return `${notAnalyzed}.`;
  const index = document.syntax.problems.findIndex(({ problem }) => problem === 'invalid');
  if (index === -1) return 'this is not a known kind of OCI document.';
  const { line, character } = rangeOf(document, { problem: index }).start;
  return `this is not valid JSON (line ${line + 1}, column ${character + 1}), and not a known kind of OCI document.`;
}
