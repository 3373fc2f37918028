import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** Settings for a window in which nothing happens that nobody asked for. */
const calm: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // A window in a browser would save each change at once.
  'files.autoSave': 'off',
  'git.enabled': false,
  // The window runs in a browser on this machine, which reaches every port already.
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.experimentalOnboarding': false,
};

/** Writes the user settings of a new profile: a calm window, and what is asked for beyond that. */
export async function writeUserSettings(userDataDirectory: string, settings: Settings = {}): Promise<void> {
  const directory = join(userDataDirectory, 'User');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'settings.json'), JSON.stringify({ ...calm, ...settings }, undefined, 2));
}
