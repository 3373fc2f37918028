import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import importX from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import typescriptParser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';

const service = './server/src/service';

/** The rooms of the language service, from bottom to top. */
const rooms = [
  'document',
  'edits',
  'oci',
  'layout',
  'neighbors',
  'lint',
  'reports',
  'rules',
  'settings',
  'features',
];

/** The folders of rules. */
const ruleCategories = readdirSync(new URL(`${service}/rules`, import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What uses the language service, and so comes in by its door and sees nothing of its rooms. */
const guests = [
  './server/src/lsp',
  './server/src/files',
  './server/src/node',
  './server/src/cli',
  './bench',
  './test/protocol',
  './test/cli',
  './test/corpus',
  './test/helpers',
  './test/unit/features',
];

/** Which folder may not import from which: data flows one way (see ARCHITECTURE.md). */
const zones = [
  { target: './schemas', from: ['./server', './messages', './client', './scripts', './test', './bench'] },
  // What server and client say to each other knows neither of them.
  { target: './messages', from: ['./schemas', './server', './client', './scripts', './test', './bench'] },
  {
    target: service,
    from: ['lsp', 'files', 'node', 'browser', 'cli']
      .map((room) => `./server/src/${room}`)
      .concat('./messages', './client'),
  },
  ...guests.map((target) => ({
    target,
    from: service,
    except: ['./index.ts'],
    message: 'The language service is entered by its door, #service.',
  })),
  // The door is for those outside.
  { target: service, from: [`${service}/index.ts`] },
  {
    target: './server/src/lsp',
    from: ['./server/src/files', './server/src/node', './server/src/browser', './server/src/cli', './client'],
  },
  // How files are found and read is the same in both hosts.
  {
    target: './server/src/files',
    from: ['./server/src/lsp', './server/src/node', './server/src/cli', './messages', './client'],
  },
  { target: './server/src/node', from: ['./server/src/browser', './server/src/cli', './client'] },
  // It is loaded before the program, and takes the time that it saves.
  {
    target: './server/src/start',
    from: ['./schemas', './messages', './client'].concat(
      ['service', 'lsp', 'files', 'node', 'browser', 'cli'].map((room) => `./server/src/${room}`),
    ),
  },
  // A browser has no files.
  {
    target: './server/src/browser',
    from: ['./server/src/files', './server/src/node', './server/src/cli', './client'],
  },
  {
    target: './server/src/cli',
    from: ['./server/src/lsp', './server/src/node', './messages', './client'],
  },
  // The playground is a page that uses the library, and folds explanations like the page in VS Code.
  {
    target: './playground',
    from: ['./server', './messages', './scripts', './test', './bench'],
    except: ['./src/library'],
  },
  { target: './playground', from: './client', except: ['./src/explanation/page/folding.ts'] },
  { target: './playground', from: './schemas', except: ['./src/prose.ts', './src/severity.ts'] },
  { target: './playground/page', from: './playground/worker' },
  { target: './playground/worker', from: './playground/page' },
  { target: './server', from: ['./client', './scripts', './test', './bench', './playground'] },
  // The client knows nothing of OCI: it sees the messages only, and none of the schemas that check them.
  {
    target: './client',
    from: ['./server', './scripts', './test', './bench', './messages/parameters.ts'],
  },
  // Names of files and errors become harmless text in one place, wherever they are shown.
  { target: './client', from: './schemas', except: ['./src/printable.ts', './src/markdown.ts'] },
  // Inside the language service each room sees only the rooms below it.
  ...rooms.slice(0, -1).map((room, index) => ({
    target: `${service}/${room}`,
    from: rooms.slice(index + 1).map((above) => `${service}/${above}`),
  })),
  { target: `${service}/features`, from: [`${service}/settings`, `${service}/rules`] },
  // A rule sees no other rule; what two of them share is in a room below.
  ...ruleCategories.map((category) => ({ target: `${service}/rules/${category}`, from: `${service}/rules` })),
  // Values know nothing of the documents that hold them.
  { target: './schemas/src/values', from: ['model', 'catalogue'].map((room) => `./schemas/src/${room}`) },
];

/** What belongs to one host. */
const hostModules = {
  paths: [...builtinModules, 'vscode', 'vscode-languageclient'],
  patterns: [
    'node:*',
    'vscode-languageserver/*',
    'vscode-languageserver-protocol/*',
    'vscode-languageclient/*',
  ],
};

/** What reaches the network. Nothing does but the server, which may connect to its client on this machine. */
const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'undici'];
const networkGlobals = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'];

/* What may be imported, and how expressions match. Oxlint (`.oxlintrc.json`) has the rules for everything else. */
export default defineConfig(
  { ignores: ['dist', '.cache', 'node_modules', 'coverage', 'test/vscode/workspace', 'examples'] },
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    languageOptions: { parser: typescriptParser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }] },
  },
  {
    // What is matched comes from strangers: no expression may take longer than the text is long.
    files: ['schemas', 'messages', 'server', 'client', 'playground'].map((folder) => `${folder}/**/*.ts`),
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'regexp/no-contradiction-with-assertion': 'error',
      'regexp/no-dupe-disjunctions': 'error',
      'regexp/no-empty-alternative': 'error',
      'regexp/no-misleading-unicode-character': 'error',
      'regexp/no-useless-assertions': 'error',
      'regexp/optimal-quantifier-concatenation': 'error',
    },
  },
  {
    // The language service is pure: no process, no file system, no connection, no timers.
    files: ['schemas/src/**/*.ts', 'server/src/service/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...hostModules.paths, 'vscode-languageserver', 'vscode-languageserver-protocol'],
          patterns: hostModules.patterns,
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
        ...networkGlobals,
      ],
    },
  },
  {
    // The protocol and its messages run in any host.
    files: ['messages/**/*.ts', 'server/src/lsp/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', hostModules],
      'no-restricted-globals': ['error', ...networkGlobals],
    },
  },
  {
    // Hosts use files and processes, and no network.
    files: ['server/src/{cli,files,node,start}/**/*.ts', 'client/**/*.ts', 'playground/**/*.ts'],
    ignores: ['server/src/node/connect.ts'],
    rules: {
      'no-restricted-imports': ['error', ...networkModules.flatMap((name) => [name, `node:${name}`])],
      'no-restricted-globals': ['error', ...networkGlobals],
    },
  },
);
