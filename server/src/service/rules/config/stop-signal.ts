import { distance } from 'fastest-levenshtein';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';

/** The signals of Linux by the names that runtimes know. */
export const signals: readonly string[] = (
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
  'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
)
  .split(' ')
  .map((name) => `SIG${name}`);

const known = new Set(signals);

/** A signal that nobody knows is only noticed when the container is to stop, or when it is made. */
export default defineRule({
  id: 'stop-signal',
  subject: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The stop signal is not one that runtimes know, or not written as the specification has it.',
  specification: specification('config.md', 'properties'),
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
    const upper = text.trim().toUpperCase();
    const full = upper.startsWith('SIG') ? upper : `SIG${upper}`;
    const exact = isSignal(full);
    const signal = exact ? full : nearest(full);
    yield {
      message: exact ? 'form' : 'unknown',
      at: { path },
      values: { text, ...(signal === undefined ? {} : { signal }) },
      ...(exact ? { severity: 'information' as const } : {}),
      fixes:
        signal === undefined
          ? []
          : [{ fix: 'replace', doubtful: !exact, operations: [{ op: 'set', path, value: signal }] }],
    };
  },
});

function isSignal(text: string): boolean {
  return known.has(text) || /^SIGRT(?:MIN\+\d{1,2}|MAX-\d{1,2})$/.test(text);
}

function isNumber(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 64;
}

function nearest(name: string): string | undefined {
  if (name.length < 6 || name.length > 12) return undefined;
  const near = signals.filter((signal) => signal.length > 5 && distance(name, signal) <= 2);
  return near.sort((a, b) => distance(name, a) - distance(name, b))[0];
}
