import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPicturesOnTheWeb } from './pictures';
import { repositoryRoot } from './vscodeHost/paths';

/*
 * Changes README.md for the page of the package on npm, whose pictures are not in the package. It is run for a release. The
 * argument is the address of the files of this repository on the web.
 */
const [baseUrl] = process.argv.slice(2);
if (baseUrl === undefined) throw new Error('The address of the files of the repository is missing.');
const readme = join(repositoryRoot, 'README.md');
writeFileSync(readme, withPicturesOnTheWeb(readFileSync(readme, 'utf8'), '', baseUrl));
