import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Project, ProjectFinder, readProject } from '#service';
import { InputError, reasonOf } from './inputError';

/** Tells the project of a document by its address. */
export type ProjectSource = (uri: string) => Promise<Project | undefined>;

/**
 * Where projects come from: the file that was named, or for each document the nearest project file above it.
 * What is wrong in one is told to `warn`, once.
 * @throws InputError when the file that was named cannot be read
 */
export async function projectSource(
  path: string | undefined,
  warn: (problem: string) => void,
): Promise<ProjectSource> {
  const warned = new Set<Project>();
  const tell = (project: Project | undefined): Project | undefined => {
    if (project !== undefined && !warned.has(project)) {
      warned.add(project);
      for (const problem of project.problems)
        warn(`oci-manifest: ${path ?? fileURLToPath(project.folder)}: ${problem}`);
    }
    return project;
  };
  if (path !== undefined) {
    const project = tell(await readNamed(path));
    return () => Promise.resolve(project);
  }
  const finder = new ProjectFinder(readOrUndefined);
  return async (uri) => tell(await finder.find(uri));
}

async function readNamed(path: string): Promise<Project> {
  try {
    return readProject(`${pathToFileURL(resolve(dirname(path))).href}/`, await readFile(path, 'utf8'));
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

async function readOrUndefined(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  return readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
}
