import { pathToFileURL } from 'node:url';
import type { Kind } from '#schemas/kinds';
import { resolveSettings, type Settings } from '#service';
import type { Input } from '#files/input';
import type { ProjectSource } from './project';

/** How an input is called in reports and errors. */
export function nameOf({ path }: { readonly path: string }): string {
  return path === '-' ? 'standard input' : path;
}

/** The address under which the language service knows an input. */
export function uriOf({ path }: Input): string {
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
  return { ...resolved, kind: kind ?? resolved.kind, describedAs: input.describedAs };
}
