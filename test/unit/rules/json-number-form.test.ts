import { configWith, index, manifestDescriptor, raw } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

/** An index with a size and a version as they are written, perhaps with marks. */
const sized = (size: string, version = '2') =>
  index({ schemaVersion: raw(version), manifests: [manifestDescriptor({ size: raw(size) })] });

testRule('json-number-form', {
  valid: [
    sized('0'),
    sized('1234'),
    sized('9007199254740993'),
    sized('9223372036854775807'),
    sized('1', '3'),
  ],
  invalid: [
    {
      text: configWith({ Healthcheck: { Interval: raw('«3e10»'), Retries: raw('«1.5»') } }),
      message: ['form', 'fraction'],
      fixes: { 'Write 30000000000': configWith({ Healthcheck: { Interval: 30_000_000_000, Retries: 1.5 } }) },
    },
    { text: sized('«1e3»'), message: 'form', severity: 'error', fixes: { 'Write 1000': sized('1000') } },
    { text: sized('«12.50e2»'), message: 'form', fixes: { 'Write 1250': sized('1250') } },
    { text: sized('1', '«2.0»'), message: 'form', fixes: { 'Write 2': sized('1') } },
    { text: sized('«1.5»'), message: 'fraction', fixes: {} },
    { text: sized('«9223372036854775808»'), message: 'overflow', fixes: {} },
    { text: sized('«1e400»'), message: 'overflow', fixes: {} },
    { text: sized('«-0»'), message: 'minus-zero', severity: 'information', fixes: { 'Write 0': sized('0') } },
  ],
});
