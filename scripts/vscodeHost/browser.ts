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

const missing =
  'The tests need a browser of the Chromium family. Install Chromium, Google Chrome or Microsoft Edge, or set ' +
  'CHROME_PATH to the program of one.';

/** Finds a browser of the Chromium family, or installs Debian's where that is possible without asking. */
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
  const isRoot = process.getuid?.() === 0;
  const canInstall = (await findCommand('apt-get')) && (isRoot || (await findCommand('sudo')));
  if (!canInstall) throw new Error(missing);
  console.log(`Installing ${debianPackages.join(', ')} with apt-get …`);
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
    throw new Error(`${missing} (apt-get could not install it.)`, { cause });
  }
}
