import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { codeCacheFolder, loadWithCache } from '#start/codeCache';
import { brokenManifest } from '#helpers/cliFolder';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const user = process.getuid?.();

describe('the compiled code of a program', () => {
  let base: string;
  let folder: string;
  let program: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    folder = join(base, 'cache', 'oci-manifest');
    program = join(base, 'program.js');
    writeFileSync(program, 'exports.answer = () => 42;');
  });

  afterEach(() => rmSync(base, { recursive: true }));

  const load = () => loadWithCache(program, { folder, user });

  /** What the program answers, and whether its code had been compiled; the code is kept afterward. */
  function run(): [answer: unknown, isFromCache: boolean] {
    const loaded = load();
    assert(loaded !== undefined);
    const exports: { answer?: () => unknown } = {};
    (loaded.script.runInThisContext() as (exports: unknown) => void)(exports);
    const answer = exports.answer?.();
    loaded.keep();
    return [answer, loaded.isFromCache];
  }

  const files = (): string[] =>
    (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name));

  function kept(): string {
    const [file, ...others] = files();
    assert(file !== undefined && others.length === 0);
    return file;
  }

  it('is used from the second run on', () => {
    assert.deepEqual(
      [run(), run(), run()],
      [
        [42, false],
        [42, true],
        [42, true],
      ],
    );
  });

  it('is made anew for another program of the same length', () => {
    run();
    writeFileSync(program, 'exports.answer = () => 43;');
    assert.deepEqual(
      [run(), run()],
      [
        [43, false],
        [43, true],
      ],
    );
    kept();
  });

  it('may be written by several runs at once', () => {
    const [one, other] = [load(), load()];
    one?.keep();
    other?.keep();
    assert.deepEqual(run(), [42, true]);
    kept();
  });

  it('is kept for eight programs', () => {
    for (const name of Array.from({ length: 10 }, (_, index) => `program${index}`)) {
      program = join(base, name);
      writeFileSync(program, '');
      load()?.keep();
    }
    assert.equal(files().length, 8);
  });

  it('is thrown away first for the program that has not been used for longest', () => {
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const keepFor = (name: string): string => {
      const before = files();
      program = join(base, name);
      writeFileSync(program, '');
      load()?.keep();
      return files().find((file) => !before.includes(file)) ?? '';
    };
    const [used, unused] = [keepFor('used'), keepFor('unused')];
    utimesSync(used, daysAgo(9), daysAgo(9));
    utimesSync(unused, daysAgo(2), daysAgo(2));
    program = join(base, 'used');
    assert.equal(load()?.isFromCache, true);
    for (const name of Array.from({ length: 7 }, (_, index) => `program${index}`)) keepFor(name);
    assert.deepEqual([files().includes(used), files().includes(unused)], [true, false]);
  });

  it('leaves files of others in its folder', () => {
    load();
    const others = ['notes.md', 'a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => join(folder, name));
    for (const other of others) writeFileSync(other, '');
    run();
    assert.deepEqual(
      files().filter((file) => !file.endsWith('.code')),
      others.sort(),
    );
  });

  it('does not fail where it can no longer be written', () => {
    const loaded = load();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    loaded?.keep();
    assert.equal(readFileSync(folder, 'utf8'), '');
  });

  const damages: Readonly<Record<string, (file: string) => void>> = {
    'is damaged': (file) => {
      const bytes = readFileSync(file);
      bytes[bytes.length - 9]! ^= 1;
      writeFileSync(file, bytes);
    },
    'has two flipped bits': (file) => {
      const bytes = readFileSync(file);
      for (const word of [2, 12]) bytes[word * 4 + 3]! ^= 0x80;
      writeFileSync(file, bytes);
    },
    'is cut off': (file) => truncateSync(file, statSync(file).size - 1),
    'is empty': (file) => truncateSync(file),
    ...(user !== undefined && {
      'can be written by others': (file: string) => chmodSync(file, 0o666),
      'is a symbolic link': (file: string) => {
        renameSync(file, join(base, 'code'));
        symlinkSync(join(base, 'code'), file);
      },
      'has another name as well': (file: string) => linkSync(file, join(base, 'code')),
    }),
    ...(user === 0 && { 'belongs to somebody else': (file: string) => chownSync(file, 12_345, 12_345) }),
  };
  for (const [what, damage] of Object.entries(damages))
    it(`is replaced where the file ${what}`, () => {
      run();
      damage(kept());
      assert.deepEqual(
        [run(), run()],
        [
          [42, false],
          [42, true],
        ],
      );
    });

  it('is kept nowhere without a folder that can be made', () => {
    folder = join(program, 'oci-manifest');
    assert.equal(load(), undefined);
    assert.equal(loadWithCache(program, { folder: undefined, user }), undefined);
    folder = join(base, 'no', 'such', 'home', 'oci-manifest');
    assert.equal(load(), undefined);
  });

  if (user !== undefined)
    it('is kept only in a folder of the user, which is no link and which nobody else can write', () => {
      assert.equal(loadWithCache(program, { folder, user: user + 1 }), undefined);
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o777);
      assert.equal(load(), undefined);
      chmodSync(folder, 0o700);
      assert.equal(loadWithCache(program, { folder, user: user + 1 }), undefined);
      assert.notEqual(load(), undefined);
      renameSync(folder, join(base, 'elsewhere'));
      symlinkSync(join(base, 'elsewhere'), folder);
      assert.equal(load(), undefined);
    });

  it('leaves a program that cannot be read to others', () => {
    writeFileSync(program, 'exports.answer = {');
    assert.equal(load(), undefined);
    rmSync(program);
    assert.equal(load(), undefined);
  });

  it('is where the system keeps such files', () => {
    const env = { HOME: '/home/me', LOCALAPPDATA: undefined };
    const folders = [
      codeCacheFolder(env, 'linux'),
      codeCacheFolder({ ...env, XDG_CACHE_HOME: '/var/me' }, 'linux'),
      codeCacheFolder({ ...env, XDG_CACHE_HOME: 'relative' }, 'linux'),
      codeCacheFolder(env, 'darwin'),
      codeCacheFolder(env, 'win32'),
      codeCacheFolder({ ...env, NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux'),
    ];
    assert.deepEqual(folders, [
      join('/home/me', '.cache', 'oci-manifest'),
      join('/var/me', 'oci-manifest'),
      join('/home/me', '.cache', 'oci-manifest'),
      join('/home/me', 'Library', 'Caches', 'oci-manifest'),
      undefined,
      undefined,
    ]);
  });

  it('belongs to a program in ASCII, which Node.js need not decode; regular expressions are to escape the rest', () => {
    for (const name of ['cliProgram.js', 'languageServerProgram.js']) {
      const built = readFileSync(join(repositoryRoot, 'dist', 'server', name), 'utf8');
      const withoutComments = transformSync(built, { minifyWhitespace: true }).code;
      assert.deepEqual(withoutComments.match(/.{0,60}[^\0-\x7f].{0,60}/g), null);
    }
  });

  if (process.platform === 'linux')
    it('changes nothing that a run says', () => {
      const start = (env: NodeJS.ProcessEnv = {}, ...args: readonly string[]) => {
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [join(repositoryRoot, 'dist', 'server', 'cli.js'), ...(args.length > 0 ? args : ['lint', '-'])],
          { encoding: 'utf8', input: brokenManifest, env: { ...process.env, XDG_CACHE_HOME: base, ...env } },
        );
        return { status, stdout, stderr };
      };
      folder = join(base, 'oci-manifest');
      const without = start({ NODE_DISABLE_COMPILE_CACHE: '1' });
      assert.equal(statSync(folder, { throwIfNoEntry: false }), undefined);
      start({}, 'lint', '--help');
      assert.deepEqual(files(), []);
      assert.deepEqual(start(), without);
      const first = statSync(kept()).ino;
      assert.deepEqual(start(), without);
      assert.equal(statSync(kept()).ino, first);
      truncateSync(kept(), 100_000);
      assert.deepEqual(start(), without);
      assert.notEqual(statSync(kept()).size, 100_000);
      assert.deepEqual(start({ XDG_CACHE_HOME: '/proc' }), without);
    });
});
