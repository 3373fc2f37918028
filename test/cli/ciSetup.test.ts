import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { actionSchema, workflowSchema, type Workflow } from '#helpers/githubWorkflows';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { cliFolder, rightManifest, warnedManifest } from '#helpers/cliFolder';
import { bash, needsBash } from '#helpers/skips';

/** The parts of `action.yml` that are run here. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly name: string; readonly run: string }[] };
}

interface Hook {
  readonly entry: string;
  readonly args: readonly string[];
  readonly files: string;
}

describe('what CI systems run', () => {
  const folder = cliFolder(({ write }) => {
    write('good.json', rightManifest);
    write('images/warned one.json', warnedManifest);
    write('package.json', '{ "name": "app" }');
  });

  describe('the action of GitHub', () => {
    before(needsBash);
    const { inputs, runs } = parse(readFileSync(join(repositoryRoot, 'action.yml'), 'utf8')) as Action;

    /** Runs its last step as GitHub does, with inputs beside the defaults, and another program where one is named. */
    function act(
      given: Readonly<Record<string, string>>,
      program = join(repositoryRoot, 'dist', 'server', 'cli.js'),
    ): { status: number | null; log: string; errors: string; summary: string } {
      const input = (name: string): string => given[name] ?? inputs[name]?.default ?? '';
      const { status, stdout, stderr } = spawnSync(
        bash,
        ['-e', '-o', 'pipefail', '-c', runs.steps.at(-1)?.run ?? ''],
        {
          cwd: folder.path,
          encoding: 'utf8',
          env: {
            ...process.env,
            PROGRAM: program,
            PATHS: input('paths'),
            SEVERITY: input('severity'),
            MAX_WARNINGS: input('max-warnings'),
            GITHUB_STEP_SUMMARY: join(folder.path, 'summary.md'),
          },
        },
      );
      return { status, log: stdout, errors: stderr, summary: folder.read('summary.md') };
    }

    it('has only what GitHub knows, and reads each input that it has', () => {
      const text = readFileSync(join(repositoryRoot, 'action.yml'), 'utf8');
      assert.deepEqual(actionSchema.safeParse(parse(text)).error?.issues, undefined);
      const asked = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name);
      assert.deepEqual(asked, Object.keys(inputs));
    });

    it('annotates the lines and summarizes the job', () => {
      const { status, log, summary } = act({});
      assert.equal(status, 0);
      assert.match(log, /^::warning file=images\/warned one\.json,line=4,/);
      assert.match(summary, /^### OCI documents\n\nFound 0 errors and 1 warning in 2 documents/);
    });

    it('fails by the severity and the number of warnings that are set', () => {
      assert.equal(act({ severity: 'warning' }).status, 1);
      assert.equal(act({ 'max-warnings': '0' }).status, 1);
      assert.equal(act({ 'max-warnings': '1' }).status, 0);
    });

    it('fails if it cannot write the summary, and says why', () => {
      folder.write(
        'full.cjs',
        'if (process.argv.includes("markdown")) { console.error("the disk is full"); process.exitCode = 2; }',
      );
      const { status, errors } = act({}, join(folder.path, 'full.cjs'));
      assert.deepEqual([status, errors], [2, 'the disk is full\n']);
    });

    it('checks everything if only spaces and empty lines are named', () => {
      const { status, summary } = act({ paths: ' \n\n' });
      assert.equal(status, 0);
      assert.match(summary, /in 2 documents/);
    });

    it('checks the paths that are named, one on each line', () => {
      const { status, summary } = act({ paths: 'good.json\n\nimages/warned one.json\n' });
      assert.equal(status, 0);
      assert.match(summary, /in 2 documents/);
      assert.match(act({ paths: 'g*.json\nimages/*\n' }).summary, /in 2 documents/);
      const absent = act({ paths: 'absent.json' });
      assert.equal(absent.status, 2);
      assert.equal(absent.errors, 'oci-manifest: absent.json: no such file or directory\n');
      assert.equal(act({ paths: '$(touch owned)' }).status, 2);
      assert(!readdirSync(folder.path).includes('owned'));
    });
  });

  describe('the hook of pre-commit', () => {
    const [hook] = parse(readFileSync(join(repositoryRoot, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
    const [program, command, ...options] = [...(hook?.entry.split(' ') ?? []), ...(hook?.args ?? [])];

    it('passes over the files of a commit that are not OCI documents', () => {
      assert.deepEqual([program, command], ['oci-manifest', 'lint']);
      const files = ['good.json', 'images/warned one.json', 'package.json'];
      const { status, stdout } = folder.run(...options, ...files);
      assert.equal(status, 0);
      assert.match(stdout, /in 2 documents\. 1 file is not an OCI document\.$/m);
      assert.equal(folder.run(...options, 'package.json').status, 0);
      assert.equal(folder.run('package.json').status, 2);
    });

    it('takes a file for a file, whatever its name', () => {
      folder.write('--fix.json', warnedManifest);
      const { status, stdout } = folder.run(...options, '--fix.json', 'good.json');
      assert.equal(status, 0);
      assert.match(stdout, /^--fix\.json:4:19: warning:/m);
      assert.equal(folder.read('--fix.json'), warnedManifest);
    });

    it('is run for JSON files and layout files', () => {
      const files = new RegExp(hook?.files ?? '');
      for (const file of ['a.json', 'image/index.json', 'oci-layout', 'image/oci-layout'])
        assert.match(file, files);
      for (const file of ['a.yaml', 'my-oci-layout', 'oci-layout.txt']) assert.doesNotMatch(file, files);
    });
  });

  describe('the workflows of GitHub', () => {
    const folder = join(repositoryRoot, '.github', 'workflows');
    const names = readdirSync(folder);
    const workflows = names.map((name) => readFileSync(join(folder, name), 'utf8'));
    const read = workflows.map((text) => parse(text) as Workflow);
    const jobs = read.flatMap((workflow) => Object.values(workflow.jobs));
    const steps = jobs.flatMap(({ steps = [] }) => steps);
    const used = [...jobs, ...steps].flatMap(({ uses }) => uses ?? []);

    for (const [index, name] of names.entries()) {
      it(`have only what GitHub knows: ${name}`, () => {
        assert.deepEqual(workflowSchema.safeParse(read[index]).error?.issues, undefined);
      });

      it(`wait for jobs that there are, and ask for outputs of steps that there are: ${name}`, () => {
        const { jobs: own } = read[index]!;
        for (const { needs } of Object.values(own)) assert(needs === undefined || needs in own, needs);
        const ids = Object.values(own).flatMap(({ steps: its = [] }) => its.map(({ id }) => id));
        for (const [, id] of workflows[index]!.matchAll(/\$\{\{ steps\.([\w-]+)\./g))
          assert(ids.includes(id), id);
      });
    }

    it('write for the shells of all systems that a job runs on', () => {
      const onWindows = jobs.filter((job) => JSON.stringify(job).includes('windows-'));
      assert.equal(onWindows.length, 1);
      // PowerShell has `&&` as well, and npm. It has nothing else that bash has.
      for (const { run, shell, if: condition } of onWindows.flatMap(({ steps: its = [] }) => its))
        if (run !== undefined && shell === undefined && condition !== "runner.os == 'Linux'")
          for (const command of run.split(' && ')) assert.match(command, /^npm (?:ci|run) [\w:-]+$/);
    });

    it('use one version of each action, and each other by names that exist', () => {
      const versions = new Map<string, Set<string>>();
      for (const name of used.filter((one) => !one.startsWith('./'))) {
        const [action = '', version = ''] = name.split('@');
        assert.match(version, /^v\d+$/, name);
        versions.set(action, (versions.get(action) ?? new Set()).add(version));
      }
      for (const [action, known] of versions) assert.equal(known.size, 1, action);
      for (const name of used.filter((one) => one.startsWith('./')))
        assert(names.includes(name.replace('./.github/workflows/', '')), name);
    });

    it('run scripts that package.json has', () => {
      const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
        readonly scripts: Readonly<Record<string, string>>;
      };
      for (const { run = '' } of steps)
        for (const [, script = ''] of run.matchAll(/npm run ([\w:]+)/g)) assert(script in scripts, script);
    });

    it('publish the site that is built, and nothing on a tag unless PUBLISH is set', () => {
      const upload = steps.find(({ uses = '' }) => uses.startsWith('actions/upload-pages-artifact@'));
      assert.equal(upload?.with?.['path'], 'dist/site');
      const release = parse(readFileSync(join(folder, 'release.yml'), 'utf8')) as Workflow;
      const publishing = Object.values(release.jobs).filter(({ permissions }) => permissions !== undefined);
      assert.equal(publishing.length, 4);
      for (const job of publishing) assert.equal(job.if, "vars.PUBLISH == 'true'");
    });

    it('publish the package as a file, which npm takes for a repository of GitHub without `./`', () => {
      const published = workflows.flatMap((text) => text.match(/npm publish .*/g) ?? []);
      assert.deepEqual(published, ['npm publish --dry-run ./dist/*.tgz', 'npm publish ./dist/*.tgz']);
    });
  });

  describe('the scripts of package.json', () => {
    it('have no single quotes, which the shell of Windows hands on', () => {
      const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
        readonly scripts: Readonly<Record<string, string>>;
      };
      assert.deepEqual(
        Object.values(scripts).filter((script) => script.includes("'")),
        [],
      );
    });

    it('have nothing that only shells of Unix know', () => {
      const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
        readonly scripts: Readonly<Record<string, string>>;
      };
      for (const script of Object.values(scripts))
        for (const command of script.replace(/"[^"]*"/g, '').split(' && '))
          assert.match(command, /^(?:node|npm|tsx|mocha|knip|oxlint|eslint|prettier)(?: [\w./:@=-]+)*\s*$/);
    });
  });

  describe('the npm package', () => {
    it('runs both programs from an empty folder', function () {
      this.timeout(120_000);
      // On Windows, both are batch files, which only a shell runs.
      const options = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
      const npm = (cwd: string, ...args: string[]): string => {
        const { status, stdout, stderr } = spawnSync('npm', args, { cwd, ...options });
        assert.equal(status, 0, stderr);
        return stdout;
      };
      // The programs are built already.
      const packed = npm(
        repositoryRoot,
        'pack',
        '--ignore-scripts',
        '--json',
        '--pack-destination',
        folder.path,
      );
      const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
      const empty = join(folder.path, 'empty');
      mkdirSync(empty);
      npm(empty, 'init', '--yes');
      npm(empty, 'install', '--offline', '--no-audit', '--no-fund', join(folder.path, filename));
      const run = (name: string, ...args: string[]) =>
        spawnSync('npx', ['--no', '--', name, ...args], { cwd: empty, ...options });
      const { stdout } = run('oci-manifest', 'lint', '../good.json');
      assert.equal(stdout, 'Found 0 errors and 0 warnings in 1 document.\n');
      assert.match(run('oci-manifest', 'explain', 'digest-syntax').stdout, /^digest-syntax/);
      assert.match(
        run('oci-manifest-language-server', '--help').stdout,
        /^Usage: oci-manifest-language-server/,
      );
    });
  });
});
