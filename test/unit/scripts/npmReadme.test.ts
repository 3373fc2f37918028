import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readProjectFile } from '#helpers/userText';
import { npmReadme } from '#scripts/npmReadme';

const page = '# Library\n\n```ts\ncheck();\n```\n';
const web = 'https://example.com/raw';

describe('README.md in the npm package', () => {
  const readme = readProjectFile('README.md');
  const libraryPage = readProjectFile('docs/library.md');

  it('has what is for those who install it instead of what is for those who build it', () => {
    const text = [
      '# Title\n',
      '<!-- What follows is not in the npm package. -->\n',
      'npm start\n',
      '<!-- End of what is not in the npm package. -->\n',
      '<!-- The npm package has instead:\nnpx oci-manifest lint .\n\nEXAMPLE\n-->\n',
      '## More\n',
    ].join('\n');
    assert.equal(
      npmReadme(text, page, undefined),
      '# Title\n\nnpx oci-manifest lint .\n\n```ts\ncheck();\n```\n\n## More\n',
    );
  });

  it('tells nobody to build, and has the example of the library', () => {
    const text = npmReadme(readme, libraryPage, undefined);
    assert.doesNotMatch(text, /npm (?:start|ci|run)|node dist|<!--|EXAMPLE/);
    assert.match(text, /^npx oci-manifest lint \.$/m);
    assert.match(text, /import \{.*\} from 'oci-manifest';/);
    assert.match(text, /^npx oci-manifest fix-layout --dry-run path\/to\/layout$/m);
  });

  it('shows pictures that are on the web', () => {
    const pictures = [...npmReadme(readme, libraryPage, web).matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)];
    assert(pictures.length > 0);
    for (const [, target = ''] of pictures) assert(target.startsWith(`${web}/docs/images/`), target);
  });
});
