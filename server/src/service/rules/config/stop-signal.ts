import { specificationSection } from '#schemas/model/field';
import { fullSignalName, isSignal, signals } from '#schemas/values/signal';
import { nearestWord } from '#schemas/values/spelling';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** An unknown signal is only noticed when the container must stop. */
export default defineRule({
  id: 'stop-signal',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The stop signal is unknown to runtimes, or is not in the form that the specification defines.',
  source: specificationSection('config.md', 'properties'),
  claims: ['containerd/stop-signal', 'docker-daemon/stop-signal'],
  messages: {
    form:
      'The specification writes this signal as "{signal}", in uppercase with SIG in front. Runtimes are not ' +
      'required to accept "{text}".',
    unknown: '"{text}" is not a valid signal. {containerd/stop-signal} {docker-daemon/stop-signal}',
  },
  fixes: { replace: 'Replace "{text}" with "{signal}"' },
  automatic: ['replace'],
  *check({ model }) {
    const text = model.config?.StopSignal;
    if (!text || isSignal(text) || isSignalNumber(text) || model.os === 'windows') return;
    const path = ['config', 'StopSignal'];
    const full = fullSignalName(text);
    if (isSignal(full)) {
      const repair = fix('replace', set(path, full));
      const values = { text, signal: full };
      yield { message: 'form', at: { path }, values, severity: 'information', fixes: [repair] };
      return;
    }
    const signal = nearestSignal(full);
    yield {
      message: 'unknown',
      at: { path },
      values: { text },
      fixes:
        signal === undefined
          ? []
          : [fix('replace', set(path, signal), { values: { signal }, doubtful: true })],
    };
  },
});

/** The numbers of Linux are 1 to 64, real-time signals included. */
function isSignalNumber(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 64;
}

/** The signal within two typos of a name; short signals are left out, because two typos make another one. */
function nearestSignal(name: string): string | undefined {
  if (name.length < 6 || name.length > 12) return undefined;
  return nearestWord(name, signals, (signal) => (signal.length > 5 ? 2 : -1));
}
