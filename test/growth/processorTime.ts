import { withCpuTime } from '#helpers/cpuTime';
import type { Family } from './families';
import { neededFeatures, runFeatures } from './features';
import type { Times } from './criterion';

/**
 * The processor time of the features at one size, in milliseconds.
 * @param skips the features that are not to be run, unless others need their answer
 */
export function timesOf(family: Family, size: number, skips: (feature: string) => boolean): Times {
  globalThis.gc?.();
  const times = new Map<string, number>();
  runFeatures(family, size, (feature, run) => {
    if (skips(feature) && !neededFeatures.has(feature)) return undefined;
    // What a feature leaves behind would be collected in one that runs later, and counted as the cost of that one.
    globalThis.gc?.({ type: 'minor' });
    const { result, cpuTime } = withCpuTime(run);
    times.set(feature, cpuTime);
    return result;
  });
  return times;
}
