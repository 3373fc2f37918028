import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { developmentFolder, repositoryRoot } from './vscodeHost/paths';

/** What of package.json the extension needs; the rest is for npm and for development. */
const manifestKeys = [
  ...['name', 'displayName', 'description', 'version', 'publisher', 'license', 'icon', 'galleryBanner'],
  ...['categories', 'keywords', 'activationEvents', 'capabilities', 'contributes', 'repository'],
];

/** The program of the extension, for Node and for browsers. */
const program = './dist/client/extension.js';

/**
 * The package.json of the extension. That of the repository is for npm, and its `main` is the library.
 */
export function extensionManifest(): Record<string, unknown> {
  const all = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly engines: { readonly vscode: string };
    readonly [key: string]: unknown;
  };
  const kept = Object.entries(all).filter(([key]) => manifestKeys.includes(key));
  return {
    ...Object.fromEntries(kept),
    engines: { vscode: all.engines.vscode },
    main: program,
    browser: program,
  };
}

/** Makes the folder from which VS Code loads the extension during development. Its links lead to what the build writes. */
export function writeDevelopmentFolder(): void {
  rmSync(developmentFolder, { recursive: true, force: true });
  mkdirSync(developmentFolder, { recursive: true });
  writeFileSync(join(developmentFolder, 'package.json'), JSON.stringify(extensionManifest()));
  // Windows lets everybody make links of this type.
  for (const name of ['dist', 'docs'])
    symlinkSync(join(repositoryRoot, name), join(developmentFolder, name), 'junction');
}
