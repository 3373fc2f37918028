import { grouped } from '#schemas/prose';
import { set } from '#service/edits/operations';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';

const durations = ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const;

/** A millisecond; nobody means less. */
const shortest = 1e6;

/** Durations are nanoseconds; who writes 30 means seconds, as in a Dockerfile. */
export default defineRule({
  id: 'healthcheck-number',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'A number in a health check is negative, or a duration is not in nanoseconds.',
  source: 'https://github.com/moby/docker-image-spec/blob/main/spec.md#image-json-field-descriptions',
  messages: {
    short:
      'Docker’s image specification gives {name} in nanoseconds, so this is less than a millisecond. Write the duration in nanoseconds.',
    negative: '{name} must not be negative. Write 0 for the default.',
  },
  fixes: {
    seconds: 'Replace it with {count} seconds in nanoseconds',
    milliseconds: 'Replace it with {count} milliseconds in nanoseconds',
    'use-default': 'Replace it with 0, which means the default',
  },
  *check({ model }) {
    const healthcheck = model.config?.Healthcheck;
    if (!healthcheck) return;
    for (const name of [...durations, 'Retries'] as const) {
      const value = healthcheck[name];
      if (typeof value !== 'number') continue;
      const path = ['config', 'Healthcheck', name];
      if (value < 0)
        yield {
          message: 'negative',
          at: { path },
          values: { name },
          fixes: [fix('use-default', set(path, 0))],
        };
      else if (name !== 'Retries' && value > 0 && value < shortest)
        yield { message: 'short', at: { path }, values: { name }, fixes: longer(path, value) };
    }
  },
});

/**
 * Up to an hour, a number is meant in seconds. Between a second and five minutes, it may be meant in milliseconds; beyond,
 * it may as well be meant in a smaller unit.
 */
function longer(path: readonly string[], value: number): FixProposal<'seconds' | 'milliseconds'>[] {
  const values = { count: Number.isInteger(value) ? grouped(value) : value };
  const fixes: ReturnType<typeof longer> = [];
  // What is less than a millisecond even so is meant in neither unit.
  if (value <= 3600 && value * 1e9 >= shortest)
    fixes.push(fix('seconds', set(path, Math.round(value * 1e9)), { values }));
  if (value >= 1000 && value <= 300_000)
    fixes.push(fix('milliseconds', set(path, Math.round(value * 1e6)), { values }));
  return fixes;
}
