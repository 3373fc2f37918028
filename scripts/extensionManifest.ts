import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/**
 * Makes the folder from which VS Code loads the extension during development. Of what the build writes, it has links and, once
 * `copyIntoDevelopmentFolder` has run, copies.
 */
export function writeDevelopmentFolder(): void {
  rmSync(developmentFolder, { recursive: true, force: true });
  mkdirSync(join(developmentFolder, 'dist'), { recursive: true });
  writeFileSync(join(developmentFolder, 'package.json'), JSON.stringify(extensionManifest()));
  // Windows lets everybody make links of this type.
  for (const name of ['dist/server', 'docs'])
    symlinkSync(join(repositoryRoot, name), join(developmentFolder, name), 'junction');
}

/**
 * Copies what VS Code reads by itself into the folder of the extension. It follows links, and does not know to which
 * extension a program belongs that is in none of its folders.
 */
export function copyIntoDevelopmentFolder(): void {
  for (const name of ['dist/client', 'dist/pages.json'])
    if (existsSync(join(repositoryRoot, name)))
      cpSync(join(repositoryRoot, name), join(developmentFolder, name), { recursive: true });
}
