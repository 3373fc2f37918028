import { join } from 'node:path';

import { type Settings, writeUserSettings } from './settings';
import { createTemporaryDirectory } from './temporaryDirectory';

/** A VS Code's memory: its user's settings and extensions. */
export interface Profile {
  readonly userDataDirectory: string;
  readonly extensionsDirectory: string;
  remove(): Promise<void>;
}

/** Creates a new profile with a calm window, and with the given settings beyond that. */
export async function createProfile(settings: Settings = {}): Promise<Profile> {
  const directory = await createTemporaryDirectory();
  const userDataDirectory = join(directory.path, 'user-data');
  await writeUserSettings(userDataDirectory, settings);
  return {
    userDataDirectory,
    extensionsDirectory: join(directory.path, 'extensions'),
    remove: () => directory.remove(),
  };
}
