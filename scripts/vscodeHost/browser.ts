import { listOf } from '#schemas/prose';

import { runCommand } from './command';
import { chosenExecutable, findCommand, firstExecutable } from './executables';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** With fonts for text and code, which a minimal Debian lacks and every screenshot needs. */
const debianPackages = ['chromium', 'fonts-dejavu-core', 'fonts-liberation'];

/** Any value of this environment variable keeps the tests from installing packages on the system. */
const refusal = 'NO_SYSTEM_PACKAGES';

const missing =
  'The tests in VS Code need a Chromium-based browser, and there is none. Install Chromium, Google Chrome or ' +
  'Microsoft Edge, or set CHROME_PATH to the program of one. `npm run test:unit` runs the tests that need no browser.';

const announcement =
  'The tests in VS Code need a Chromium-based browser, and there is none. Installing the system packages ' +
  `${listOf(debianPackages)} with apt-get … This changes your system. To use a browser that you have, set ` +
  'CHROME_PATH to its program. To install nothing, set NO_SYSTEM_PACKAGES=1; the tests that need a browser then fail.';

/**
 * Finds a Chromium-based browser, or installs Debian's where that is possible without asking and nobody forbids it.
 * Says what it installs, and how to avoid that, before it does so.
 */
export async function ensureBrowser(signal: AbortSignal): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  await installBrowser(signal);
  const installed = await findBrowser();
  if (installed === undefined) throw new Error(missing);
  return installed;
}

async function findBrowser(): Promise<string | undefined> {
  const chosen = await chosenExecutable('CHROME_PATH');
  if (chosen !== undefined) return chosen;
  for (const command of commands) {
    const path = await findCommand(command);
    if (path !== undefined) return path;
  }
  return firstExecutable(applications);
}

async function installBrowser(signal: AbortSignal): Promise<void> {
  if ((process.env[refusal] ?? '') !== '')
    throw new Error(`${missing} No system package was installed, because ${refusal} is set.`);
  const isRoot = process.getuid?.() === 0;
  const canInstall = (await findCommand('apt-get')) && (isRoot || (await findCommand('sudo')));
  if (!canInstall) throw new Error(missing);
  console.log(announcement);
  // `sudo -n` fails where a password would be asked for.
  const prefix = [
    ...(isRoot ? [] : ['sudo', '-n']),
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
  ];
  const aptGet = (...args: string[]): Promise<void> => runCommand([...prefix, ...args], { signal });
  try {
    await aptGet('update');
    await aptGet('install', '--yes', '--no-install-recommends', ...debianPackages);
  } catch (cause) {
    throw new Error(`${missing} apt-get could not install one.`, { cause });
  }
}
