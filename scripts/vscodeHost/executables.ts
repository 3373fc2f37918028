import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The first of the paths at which there is a program that can be run. */
export async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/** The real path of a command, symbolic links followed, as a shell would find it. */
export async function findCommand(name: string): Promise<string | undefined> {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '');
  const path = await firstExecutable(directories.map((directory) => join(directory, name)));
  return path === undefined ? undefined : realpath(path);
}

/** The program that an environment variable points to, for those who want to choose it themselves. */
export async function chosenExecutable(variable: string): Promise<string | undefined> {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (await isExecutable(path)) return path;
  throw new Error(`${variable} is set to ${path}, which is not an executable program.`);
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
