import { withPicturesOnTheWeb } from './pictures';

const left =
  /<!-- What follows is not in the npm package\. -->\n[^]*?<!-- End of what is not in the npm package\. -->\n\n/;
const instead = /<!-- The npm package has instead:\n([^]*?)-->\n/;

/** Pages about the code, which are not in the package. */
const rowOfDevelopers = /^\|.*\((?:ARCHITECTURE|CONTRIBUTING)\.md\).*\n/gm;

/** How the command line is called where it is built, with the documents that are there. */
const builtCommand = /^node dist\/server\/cli\.js (.*) examples\/layout$/gm;
const aboutExamples = / The second line shows what a repair would change; the example is sound\./;

/**
 * README.md for those who install the package from npm: it tells other ways to begin than to those who build it. A comment of
 * README.md has them.
 * @param readme README.md of the repository
 * @param libraryPage docs/library.md, whose first example is shown
 * @param baseUrl the address of the files of the repository on the web, where the pictures are; without it, none is shown
 */
export function npmReadme(readme: string, libraryPage: string, baseUrl: string | undefined): string {
  const [example] = /```ts\n[^]*?```/.exec(libraryPage) ?? [];
  if (example === undefined || !left.test(readme) || !instead.test(readme))
    throw new Error('README.md or docs/library.md has nothing for the npm package.');
  const text = readme
    .replace(left, '')
    .replace(instead, (_, other: string) => other.replace('EXAMPLE', () => example))
    .replace(rowOfDevelopers, '')
    .replace(builtCommand, 'npx oci-manifest $1 path/to/layout')
    .replace(aboutExamples, ' The second line shows what a repair would change.');
  return baseUrl === undefined ? text : withPicturesOnTheWeb(text, '', baseUrl);
}
