import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readProjectFile } from '#helpers/userText';
import { libraryFiles } from '#scripts/libraryPage';
import { publicPart } from '#scripts/libraryReference';
import packageJson from '../../../package.json';

const page = readProjectFile('docs/library-reference.md');

describe('the reference of the library', () => {
  it('is about each file that programs can import', () => {
    const code = Object.entries(packageJson.exports).filter(([, target]) => typeof target === 'object');
    assert.deepEqual(
      code.map(([path]) => `oci-manifest${path.slice(1)}`),
      [...libraryFiles.keys()],
    );
  });

  for (const [name, path] of libraryFiles) {
    const { functions, objects } = publicPart(path, readProjectFile(path));
    for (const { name: called, signature, description, returns, sources } of [
      ...functions,
      ...objects.flatMap((object) => object.functions),
    ])
      it(`says what ${called} of ${name} does, and by which source`, () => {
        assert.match(description, /^[A-Z].*\.$/);
        assert(sources.length > 0, 'no @see');
        assert(page.includes(signature), signature);
        if (/\b(?:null|undefined)$/.test(signature)) assert.notEqual(returns, '', 'no @returns');
      });
  }

  it('reads a function off its comment', () => {
    const text = `
      /**
       * Counts something.
       * @param text a text
       *   on two lines
       * @returns the number, in bytes
       * @throws TypeError if there is no text
       * @see docs/kinds.md
       */
      export function count(text: string): number;
      function hidden(): void;`;
    assert.deepEqual(publicPart('count.ts', text).functions, [
      {
        name: 'count',
        signature: 'count(text: string): number',
        description: 'Counts something.',
        parameters: ['`text`: a text on two lines'],
        returns: 'the number, in bytes',
        throws: ['TypeError if there is no text'],
        sources: ['docs/kinds.md'],
      },
    ]);
  });
});
