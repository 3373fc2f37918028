import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const service = './server/src/service';

/** The rooms of the language service, from bottom to top. */
const rooms = ['document', 'edits', 'oci', 'lint', 'reports', 'rules', 'settings', 'features'];

/** The folders of rules. */
const ruleCategories = readdirSync(new URL(`${service}/rules`, import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Which folder may not import from which: data flows one way (see ARCHITECTURE.md). */
const zones = [
  { target: './schemas', from: ['./server', './client', './scripts', './test'] },
  { target: service, from: ['./server/src/lsp', './server/src/node', './server/src/cli', './client'] },
  { target: './server/src/lsp', from: ['./server/src/node', './server/src/cli', './client'] },
  { target: './server/src/node', from: ['./server/src/cli', './client', service] },
  { target: './server/src/cli', from: ['./server/src/lsp', './server/src/node', './client'] },
  { target: './server', from: ['./client', './scripts', './test'] },
  // The client knows nothing of OCI: of the server it sees the messages only.
  {
    target: './client',
    from: ['./schemas', service, './server/src/node', './server/src/cli', './scripts', './test'],
  },
  // Inside the language service each room sees only the rooms below it.
  ...rooms.slice(0, -1).map((room, index) => ({
    target: `${service}/${room}`,
    from: rooms.slice(index + 1).map((above) => `${service}/${above}`),
  })),
  { target: `${service}/features`, from: [`${service}/settings`, `${service}/rules`] },
  // A rule sees no other category; what two of them share is in a room below.
  ...ruleCategories.map((category) => ({
    target: `${service}/rules/${category}`,
    from: ruleCategories.filter((other) => other !== category).map((other) => `${service}/rules/${other}`),
  })),
];

export default tseslint.config(
  { ignores: ['dist', '.cache', 'node_modules', 'coverage', 'test/vscode/workspace', 'examples'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    // The language service is pure: no process, no file system, no connection, no timers.
    files: ['schemas/src/**/*.ts', 'server/src/service/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...builtinModules, 'vscode', 'vscode-languageserver', 'vscode-languageclient'],
          patterns: [
            'node:*',
            'vscode-languageserver/*',
            'vscode-languageserver-protocol*',
            'vscode-languageclient/*',
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'console',
        'fetch',
      ],
    },
  },
);
