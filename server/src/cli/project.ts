import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Project, ProjectFinder, readProject } from '#service';
import { largestProjectFileInBytes } from '#schemas/limits';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { readRegularFile, reasonOf, UnreadableFile } from '#files/regularFile';
import { exists } from '#files/ignoredFiles';
import { InputError } from './inputError';

/** Tells the project of a document by its address. */
export type ProjectSource = (uri: string) => Promise<Project | undefined>;

/**
 * Where projects come from: the file that was named, or for each document the nearest project file above it.
 * What is wrong in one is told to `warn`, once, and a nearest file that cannot be read, or is not JSON, to `fail`.
 * @throws InputError when the file that was named cannot be read, or is not JSON
 */
export async function projectSource(
  path: string | undefined,
  warn: (problem: string) => void,
  fail: (problem: string) => void,
): Promise<ProjectSource> {
  const warned = new Set<Project>();
  const tell = (project: Project | undefined): Project | undefined => {
    if (project !== undefined && !warned.has(project)) {
      warned.add(project);
      const name = path ?? join(fileURLToPath(project.folder), projectFileName);
      if (project.mistake !== undefined) fail(`${name}: ${project.mistake}`);
      for (const problem of project.problems) warn(`${name}: ${problem}`);
    }
    return project;
  };
  if (path !== undefined) {
    const project = await readNamed(path);
    if (project.mistake !== undefined) throw new InputError(`${path}: ${project.mistake}`);
    tell(project);
    return () => Promise.resolve(project);
  }
  const finder = new ProjectFinder(readOrTell(fail), endsSearch);
  return async (uri) => tell(await finder.find(uri));
}

async function readNamed(path: string): Promise<Project> {
  try {
    return readProject(`${pathToFileURL(resolve(dirname(path))).href}/`, await read(path));
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function readOrTell(fail: (problem: string) => void): (uri: string) => Promise<string | undefined> {
  return async (uri) => {
    if (!uri.startsWith('file:')) return undefined;
    const path = fileURLToPath(uri);
    try {
      return await read(path);
    } catch (error) {
      const isAbsent = error instanceof UnreadableFile && error.code === 'ENOENT';
      if (!isAbsent) fail(`${path} is ignored: ${reasonOf(error)}`);
      return undefined;
    }
  };
}

async function read(path: string): Promise<string> {
  return (await readRegularFile(path, largestProjectFileInBytes)).toString('utf8');
}

/**
 * Whether project files are sought in no folder above this one: at the root of a repository and, where there is none,
 * at the working directory. A file in a folder that others can write to, such as /tmp, must not steer a run below it.
 */
async function endsSearch(uri: string): Promise<boolean> {
  const folder = fileURLToPath(uri);
  if (await exists(join(folder, '.git'))) return true;
  return !(await isInRepository(dirname(folder))) && !folder.startsWith(withSeparator(process.cwd()));
}

async function isInRepository(folder: string): Promise<boolean> {
  if (await exists(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && isInRepository(dirname(folder));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
