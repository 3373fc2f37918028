import { sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '#schemas/kinds';
import {
  aboutTitles,
  defaultSettings,
  type LanguageService,
  neighborQuery,
  resolveSettings,
  type Settings,
} from '#service';
import { uriOfFile } from '#files/fileUri';
import type { Input } from '#files/input';
import type { NeighborFiles } from '#files/neighborFiles';
import type { ProjectSource } from './project';

/**
 * The path of a document as it is reported: with slashes on Windows as well, because those who read reports, such as GitHub, name
 * files as their repository does.
 */
export function reportedPath(path: string, separator: string = sep): string {
  return separator === '\\' ? path.replaceAll('\\', '/') : path;
}

/** How an input is called in reports and errors. */
export function nameOf({ path }: { readonly path: string }): string {
  return path === '-' ? 'standard input' : reportedPath(path);
}

/** The address under which the language service knows an input. */
function uriOf({ path, archivedAt }: Input): string {
  if (archivedAt !== undefined) return archivedAt;
  return path === '-' ? 'untitled:stdin' : uriOfFile(path);
}

/** The address that the project file of an input is searched from, and that its entries mean: of a link, that of its target. */
export function uriInProject(input: Input): string {
  return input.target === undefined ? uriOf(input) : uriOfFile(input.target);
}

/** What the settings of inputs come from. */
export interface SettingsSources {
  readonly service: LanguageService;
  readonly projectOf: ProjectSource;
  readonly neighborFiles: NeighborFiles;
  /** The kind that the arguments name. */
  readonly kind: Kind | undefined;
}

/** The text of an input, with the settings that apply to it. */
export interface InputDocument {
  readonly source: TextDocument;
  readonly settings: Settings;
}

/** An input as the language service takes it, with what is known of the files around it. */
export async function documentOf(input: Input, sources: SettingsSources): Promise<InputDocument> {
  const source = TextDocument.create(uriOf(input), 'json', 0, input.text);
  const settings = await settingsOf(input, sources);
  const { service, neighborFiles } = sources;
  // The files of a layout are its blobs, and in an archive nothing else is beside a document.
  const isLoose = input.layout === undefined && input.archivedAt === undefined;
  const query = isLoose ? aboutTitles(neighborQuery(service.parse(source, settings))) : undefined;
  const neighbors = query && (await neighborFiles.read(query));
  return { source, settings: neighbors === undefined ? settings : { ...settings, neighbors } };
}

/** A kind from the arguments goes before the project’s, and that before what a descriptor says. */
async function settingsOf(input: Input, { projectOf, kind }: SettingsSources): Promise<Settings> {
  const uri = uriInProject(input);
  const project = await projectOf(uri);
  const resolved = project === undefined ? defaultSettings : resolveSettings(uri, undefined, project);
  return {
    ...resolved,
    kind: kind ?? resolved.kind,
    layout: input.layout,
  };
}
