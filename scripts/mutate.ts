import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from './vscodeHost/paths';

/** The tests of each folder that can be mutated. Those of other folders would take long, and say little of what is wrong. */
const testsOf: Readonly<Record<string, readonly string[]>> = {
  'schemas/src/values': testsIn('test/unit/values'),
  'server/src/service/edits': [...testsIn('test/unit/edits'), 'test/unit/lint/overwriting.test.ts'],
  'server/src/service/oci/consumers': testsIn('test/unit/oci/consumers'),
  ...Object.fromEntries(categories().map((folder) => [folder, filesIn(folder).map(testOfRule)])),
};

/**
 * `npm run mutate -- FOLDER [FILE…]`: changes the code of a folder in many small ways, runs its tests on each, and shows the
 * changes that no test notices. With names of files, changes only those.
 */
async function main([folder = '', ...names]: readonly string[]): Promise<void> {
  const mochaFiles = testsOf[folder];
  if (mochaFiles === undefined)
    throw new Error(`The first argument must be one of these folders:\n${Object.keys(testsOf).join('\n')}`);
  process.chdir(repositoryRoot);
  const { Stryker } = await import('@stryker-mutator/core');
  await new Stryker({
    mutate: names.length === 0 ? [`${folder}/*.ts`] : names.map((name) => `${folder}/${name}`),
    testRunner: 'mocha',
    mochaFiles,
    keepsAnswers: folder === 'schemas/src/values' || folder === 'server/src/service/oci/consumers',
    warnings: { unknownOptions: false, preprocessorErrors: true, unserializableOptions: true, slow: false },
    testRunnerNodeArgs: ['--import', 'tsx'],
    checkerNodeArgs: ['--import', 'tsx'],
    plugins: ['testRunner', 'textsOfRules'].map((name) => join(__dirname, 'mutation', `${name}.ts`)),
    ignorers: ['texts-of-rules'],
    coverageAnalysis: 'perTest',
    ignorePatterns: ['.cache', 'dist', 'docs/images'],
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { reportTests: false, logTests: false, allowEmojis: false },
    concurrency: 1,
    // Endless loops end by a count of their own; a machine with other work is not one.
    timeoutMS: 20_000,
  }).runMutationTest();
}

function categories(): readonly string[] {
  const rules = 'server/src/service/rules';
  return readdirSync(join(repositoryRoot, rules), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${rules}/${name}`);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(repositoryRoot, folder)).map((name) => `${folder}/${name}`);
}

function testsIn(folder: string): readonly string[] {
  return filesIn(folder).filter((file) => file.endsWith('.test.ts'));
}

function testOfRule(file: string): string {
  return `test/unit/rules/${basename(file, '.ts')}.test.ts`;
}

void main(process.argv.slice(2));
