import { set } from '#service/edits/operations';
import { fullSignalName, isSignal, signals } from '#schemas/values/signal';
import { nearestWord } from '#schemas/values/spelling';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** A signal that nobody knows is only noticed when the container is to stop, or when it is made. */
export default defineRule({
  id: 'stop-signal',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The stop signal is not one that runtimes know, or not written as the specification has it.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    form: 'The specification writes this signal "{signal}"; Docker and podman read "{text}" as well, other runtimes may not.',
    unknown: '"{text}" is no signal. Docker and podman refuse to make a container of the image.',
  },
  fixes: { replace: 'Replace "{text}" by "{signal}"' },
  automatic: ['replace'],
  *check({ model }) {
    const text = model.config?.StopSignal;
    if (!text || isSignal(text) || isNumber(text) || model.os === 'windows') return;
    const path = ['config', 'StopSignal'];
    const full = fullSignalName(text);
    const exact = isSignal(full);
    const signal = exact ? full : nearest(full);
    yield {
      message: exact ? 'form' : 'unknown',
      at: { path },
      values: { text, ...(signal === undefined ? {} : { signal }) },
      ...(exact ? { severity: 'information' as const } : {}),
      fixes: signal === undefined ? [] : [fix('replace', set(path, signal), { doubtful: !exact })],
    };
  },
});

function isNumber(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 64;
}

function nearest(name: string): string | undefined {
  if (name.length < 6 || name.length > 12) return undefined;
  return nearestWord(name, signals, (signal) => (signal.length > 5 ? 2 : -1));
}
