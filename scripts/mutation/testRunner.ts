import { basename, join, resolve, sep } from 'node:path';
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import * as z from 'zod';

/** What instrumented code reads, and writes what it runs to. */
type Context = { [Key in keyof InstrumenterContext]: InstrumenterContext[Key] | undefined };
const context = ((globalThis as { [INSTRUMENTER_CONSTANTS.NAMESPACE]?: Context })[
  INSTRUMENTER_CONSTANTS.NAMESPACE
] ??= {});

/** Tests in files that can be loaded anew, which loading with `import` would not allow. */
class Tests extends Mocha {
  constructor(files: readonly string[]) {
    // Stryker reports.
    super({ reporter: Mocha.reporters.Base, timeout: 0 });
    this.cleanReferencesAfterRun(false);
    for (const file of files) this.addFile(resolve(file));
    this.loadFiles();
  }
}

/** The options of this runner, which Stryker hands on. Its own `testFiles` take files for names of tests. */
const runnerOptions = z.object({
  mochaFiles: z.array(z.string()).readonly(),
  /** Whether the code keeps answers, so that modules must be loaded anew for each mutant. */
  keepsAnswers: z.boolean(),
});

/**
 * Runs the test files of its options in Mocha, from the folder of the mutated copy. Stryker's own runner does not know
 * Mocha 12, and starts a process for each mutant of code that runs when a module is loaded; this one loads modules anew.
 */
class MochaRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #options: z.infer<typeof runnerOptions>;
  #mocha: Tests | undefined;

  constructor(options: StrykerOptions) {
    this.#options = runnerOptions.parse(options);
  }

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    const result: DryRunResult = { status: DryRunStatus.Complete, tests: await this.#run(disableBail) };
    return context.mutantCoverage === undefined
      ? result
      : { ...result, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, hitLimit, testFilter, disableBail } = options;
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    const { keepsAnswers, mochaFiles } = this.#options;
    if (options.reloadEnvironment || keepsAnswers) this.#mocha = undefined;
    const isForOne = mutantActivation === 'static' || keepsAnswers;
    context.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      this.#load(isForOne ? testsOf(options.sandboxFileName, mochaFiles) : mochaFiles);
    } catch (error) {
      // What cannot be loaded fails every test.
      const failureMessage = String(error);
      return { status: MutantRunStatus.Killed, failureMessage, killedBy: [], nrOfTests: 0 };
    }
    context.activeMutant = activeMutant.id;
    const tests = await this.#run(disableBail, testFilter);
    const { hitCount } = context;
    return toMutantRunResult(
      determineHitLimitReached(hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
    );
  }

  /** The tests, with their modules loaded, which is done once unless a mutant must be there while they are. */
  #load(files: readonly string[] = this.#options.mochaFiles): Tests {
    if (this.#mocha !== undefined) return this.#mocha;
    const { cache } = require;
    const own = process.cwd() + sep;
    const packages = join(own, 'node_modules');
    for (const file of Object.keys(cache))
      if (file.startsWith(own) && !file.startsWith(packages)) delete cache[file];
    const mocha = new Tests(files);
    mocha.suite.beforeEach(function () {
      context.currentTestId = this.currentTest?.fullTitle();
    });
    return (this.#mocha = mocha);
  }

  /** @param titles of the tests to be run; without it, all are */
  async #run(disableBail: boolean, titles?: readonly string[]): Promise<TestResult[]> {
    const mocha = this.#load();
    setBail(mocha.suite, !disableBail);
    mocha.grep(titles === undefined ? /(?:)/ : new RegExp(`^(?:${titles.map(escaped).join('|')})$`));
    const results: TestResult[] = [];
    await new Promise<void>((end) => {
      let start = Date.now();
      const add = (test: Mocha.Runnable, failureMessage?: string): void => {
        const title = test.ctx?.currentTest?.fullTitle() ?? test.fullTitle();
        const common = { id: title, name: title, timeSpentMs: Date.now() - start };
        results.push(
          failureMessage === undefined
            ? { ...common, status: TestStatus.Success }
            : { ...common, status: TestStatus.Failed, failureMessage },
        );
        start = Date.now();
      };
      mocha
        .run(() => end())
        .on('pass', (test) => add(test))
        .on('fail', (test, error: unknown) => add(test, String(error)));
    });
    return results;
  }
}

/** The tests that are named after a file; all, where none are. To load all for one mutant would take long. */
function testsOf(file: string, all: readonly string[]): readonly string[] {
  const own = `${basename(file, '.ts')}.test.ts`;
  const named = all.filter((test) => basename(test) === own);
  return named.length === 0 ? all : named;
}

function setBail(suite: Mocha.Suite, bail: boolean): void {
  suite.bail(bail);
  for (const inner of suite.suites) setBail(inner, bail);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** What Stryker reads of a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mocha', MochaRunner)];
