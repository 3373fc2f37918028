import { configWith, marked, raw, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const check = (members: Members) => configWith({ Healthcheck: { Test: ['CMD', '/check'], ...members } });

testRule('healthcheck-number', {
  valid: [
    check({ Interval: 30_000_000_000, Timeout: 1_000_000, StartPeriod: 0, Retries: 3 }),
    configWith({ Healthcheck: null }),
    configWith({ Healthcheck: {} }),
  ],
  invalid: [
    {
      text: check({ Interval: marked(30), Timeout: marked(5) }),
      message: 'short',
      severity: 'warning',
      fixes: { 'Replace it with 30 seconds in nanoseconds': check({ Interval: 30_000_000_000, Timeout: 5 }) },
    },
    {
      text: check({ StartInterval: marked(30_000) }),
      message: 'short',
      fixes: {
        'Replace it with 30,000 milliseconds in nanoseconds': check({ StartInterval: 30_000_000_000 }),
      },
    },
    {
      // Half a second more is not rounded, and the result is an integer as Go needs it.
      text: check({ Interval: marked(1.5) }),
      message: 'short',
      fixes: { 'Replace it with 1.5 seconds in nanoseconds': check({ Interval: 1_500_000_000 }) },
    },
    // Half a million may be meant in microseconds, or in nanoseconds after all.
    { text: check({ Interval: marked(500_000) }), message: 'short', fixes: {} },
    { text: check({ Interval: raw('«1e-7»') }), message: 'short', fixes: {} },
    {
      text: check({ Retries: marked(-1), StartPeriod: 1e9 }),
      message: 'negative',
      fixes: { 'Replace it with 0, which means the default': check({ Retries: 0, StartPeriod: 1e9 }) },
    },
  ],
});
