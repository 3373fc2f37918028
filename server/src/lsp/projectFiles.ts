import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Utils } from 'vscode-uri';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { jsonSchemaFileName } from '#schemas/jsonSchema';
import { parseUri, type ProjectFile, type ProjectFinder, type ReadFile } from '#service';
import type { WorkspaceFolders } from './workspaceFolders';

/** Where npm puts the JSON Schema of project files, relative to the folder that it installs packages for. */
const schema = `./node_modules/oci-manifest/schemas/generated/${jsonSchemaFileName('project-configuration')}`;

/** Where project files are looked up, and what they contain. */
export interface ProjectSources {
  readonly finder: ProjectFinder;
  readonly folders: WorkspaceFolders;
  readonly documents: TextDocuments<TextDocument>;
  readonly readFile: ReadFile;
}

/**
 * The project file that a document’s findings are silenced in: the one that applies to it or, where none does, a new one
 * in its workspace folder, or beside a document outside the workspace. Undefined for documents that are in no file system
 * that is known.
 */
export async function projectFileOf(
  uri: string,
  { finder, folders, documents, readFile }: ProjectSources,
): Promise<ProjectFile | undefined> {
  const parsed = parseUri(uri);
  const workspaceFolder = folders.outermost(uri);
  if (parsed === undefined || (parsed.scheme !== 'file' && workspaceFolder === undefined)) return undefined;
  const project = await finder.find(uri);
  const folder = project?.folder ?? workspaceFolder ?? `${Utils.dirname(parsed).toString()}/`;
  const file = `${folder}${projectFileName}`;
  const live = documents.get(file);
  const text = live?.getText() ?? (await readFile(file));
  // A link to a schema that is not there would be a mistake in the new file.
  const isInstalled = text === undefined && (await readFile(`${folder}${schema.slice(2)}`)) !== undefined;
  return { folder, text, version: live?.version ?? null, schema: isInstalled ? schema : undefined };
}
