import { createContext, Script } from 'node:vm';

/** The longest time on the clock that anything may take before it is stopped, in milliseconds. */
const longestWait = 60_000;

const script = new Script('run()');
const surroundings: { run?: () => unknown } = {};
const context = createContext(surroundings);

/**
 * Runs something, and throws where it takes more processor time than `allowed` says, given what has come of it, or where
 * it does not end. Node.js can only stop code that `vm` runs.
 * @param allowed the processor time in milliseconds
 */
export function limited<T>(run: () => T, allowed: (result: T) => number, wait = longestWait): T {
  const start = process.cpuUsage();
  let result: { readonly value: T } | undefined;
  surroundings.run = () => {
    result = { value: run() };
  };
  script.runInContext(context, { timeout: wait });
  if (result === undefined) throw new Error('It ended without a result.');
  const { user, system } = process.cpuUsage(start);
  const taken = (user + system) / 1000;
  const limit = allowed(result.value);
  if (taken > limit) throw new Error(`it takes ${taken.toFixed(0)} ms, but may take ${limit.toFixed(0)} ms`);
  return result.value;
}
