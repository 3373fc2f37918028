import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bannedIn, bannedPhrases } from '#helpers/bannedPhrases';
import {
  filesIn,
  proseOfMarkdown,
  readProjectFile,
  stringsOfJson,
  stringsOfProgram,
  type UserText,
} from '#helpers/userText';

/** Members of the catalogue that hold names and values of others, and not prose. */
const notProse = new Set([
  'type',
  'key',
  'link',
  'id',
  'value',
  'values',
  'example',
  'sources',
  'match',
  'types',
  'names',
]);

const markdown = (path: string) => (): UserText[] =>
  filesIn(path, '.md').flatMap((file) => proseOfMarkdown(file, readProjectFile(file)));
const program = (path: string) => (): UserText[] =>
  filesIn(path, '.ts', '.mjs', '.cjs').flatMap((file) => stringsOfProgram(file, readProjectFile(file)));

/** Everything that a user reads, by where it is written. */
const places: Readonly<Record<string, () => readonly UserText[]>> = {
  'README.md': markdown('README.md'),
  'CONTRIBUTING.md': markdown('CONTRIBUTING.md'),
  'ARCHITECTURE.md': markdown('ARCHITECTURE.md'),
  'CHANGELOG.md': markdown('CHANGELOG.md'),
  // They become the changelog.
  changes: markdown('changes'),
  docs: markdown('docs'),
  examples: markdown('examples'),
  'package.json': () =>
    stringsOfJson('package.json', readProjectFile('package.json'), [['description'], ['contributes']]),
  'schemas/src': program('schemas/src'),
  'schemas/src/catalogue/data': () =>
    filesIn('schemas/src/catalogue/data', '.json').flatMap((file) =>
      stringsOfJson(file, readProjectFile(file), [[]], (name) => !notProse.has(name)),
    ),
  'server/src': program('server/src'),
  'client/src': program('client/src'),
  messages: program('messages'),
  playground: program('playground'),
  scripts: program('scripts'),
};

/** Texts that may hold a banned phrase, each with the reason. */
const exceptions: readonly { readonly file: string; readonly words: string; readonly reason: string }[] = [];

describe('what a user reads', () => {
  for (const [place, collect] of Object.entries(places)) {
    it(`is plain American English in ${place}`, () => {
      const texts = collect();
      assert(texts.length > 0, `nothing to read in ${place}`);
      const hits = texts.flatMap(({ file, line, text }) =>
        bannedIn(text)
          .filter(({ words }) => !exceptions.some((each) => each.file === file && each.words === words))
          .map(({ words, offset, instead }) => {
            const lines = text.slice(0, offset).split('\n').length - 1;
            return `${file}:${line + lines}: “${words}”; write ${instead}`;
          }),
      );
      assert.equal(hits.length, 0, `\n${hits.join('\n')}\n${hits.length} in ${place}`);
    });
  }
});

describe('the banned phrases', () => {
  it('have only exceptions that are needed', () => {
    const texts = exceptions.length === 0 ? [] : Object.values(places).flatMap((collect) => collect());
    for (const { file, words, reason } of exceptions) {
      assert.notEqual(reason, '');
      const found = texts.filter((text) => text.file === file).flatMap(({ text }) => bannedIn(text));
      assert(
        found.some((hit) => hit.words === words),
        `“${words}” does not occur in ${file} any longer`,
      );
    }
  });

  for (const { pattern, instead, sample } of bannedPhrases) {
    const [banned, plain] = sample;
    it(`catch “${banned}”, and let pass what is to be written instead`, () => {
      assert.deepEqual(
        bannedIn(banned).map((hit) => hit.instead),
        [instead],
        String(pattern),
      );
      assert.deepEqual(bannedIn(plain), []);
    });
  }

  it('are found across the lines of a paragraph, and not in code or links', () => {
    const page = [
      '# Title',
      '',
      'The value is',
      'no digest; `it is no digest`.',
      '',
      '```sh',
      'echo it is no digest',
      '```',
      '',
      '| A | [is](https://example.com/hardly) |',
    ].join('\n');
    const hits = proseOfMarkdown('a.md', page).flatMap(({ line, text }) =>
      bannedIn(text).map(({ words }) => `${line}: ${words}`),
    );
    assert.deepEqual(hits, ['3: is no']);
  });

  it('are found in strings and templates, across what is filled in, and not in comments', () => {
    const source = [
      "import { a } from './hardly';",
      '// hardly',
      'const b = `Replace ${a} by ${a ? "hardly" : 1}`;',
      "const c = 'it is ' + 'no digest';",
    ].join('\n');
    const hits = stringsOfProgram('a.ts', source).flatMap(({ line, text }) =>
      bannedIn(text).map(({ words }) => `${line}: ${words}`),
    );
    assert.deepEqual(hits, ['3: Replace … by', '3: hardly', '4: is no']);
  });

  it('are found in the members of JSON that are prose', () => {
    const json = '{\n  "link": ["hardly"],\n  "all": [{ "title": "hardly" }]\n}';
    const hits = stringsOfJson('a.json', json, [[]], (name) => name !== 'link');
    assert.deepEqual(
      hits.map(({ line, text }) => `${line}: ${text}`),
      ['3: hardly'],
    );
  });
});
