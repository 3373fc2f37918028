import { join, resolve } from 'node:path';

/** The root of this repository. */
export const repositoryRoot = resolve(__dirname, '..', '..');

/** The folder of the extension during development, which the build makes. */
export const developmentFolder = join(repositoryRoot, 'dist', 'development');

/** The package of the extension, which `npm run package` makes. */
export const packagePath = join(repositoryRoot, 'dist', 'oci-manifest.vsix');

/** The programs as they are released, which `npm run package` makes too. */
export const productionFolder = join(repositoryRoot, 'dist', 'production');

const cacheDirectory = join(repositoryRoot, '.cache');

/** Where embedded VS Codes are installed, one directory per combination of versions. */
export const embeddedVscodeDirectory = join(cacheDirectory, 'embedded-vscode');

/** Where screenshots go: those of the page tests, and the last view of a run that did not end. */
export const screenshotDirectory = process.env['SCREENSHOT_DIRECTORY'] ?? join(cacheDirectory, 'screenshots');

/** Whether pictures are taken to be looked at. */
export const arePicturesWanted = process.env['SCREENSHOT_DIRECTORY'] !== undefined;
