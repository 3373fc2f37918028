import { quote } from './markdown';
import type { Explain } from './place';
import { fullSignalName, isRealTimeSignal } from '#schemas/values/signal';
import { wellKnownPorts, wellKnownSignals } from './runtimeNames';

/** An entry of `Env`: the variable and its value; lists of folders one by one. */
export const explainEnv: Explain = ({ value, described }) => {
  if (described?.isMember !== true || typeof value !== 'string') return [];
  const equals = value.indexOf('=');
  if (equals <= 0) return [`${quote(value)} is no \`NAME=value\`.`];
  const name = value.slice(0, equals);
  const text = value.slice(equals + 1);
  if (text === '') return [`The variable ${quote(name)}, set to the empty text.`];
  if (/PATH$/.test(name) && text.includes(':')) {
    const folders = text.split(':').slice(0, 20);
    return [
      `The variable ${quote(name)}: folders that are searched in this order`,
      folders.map((folder, index) => `${index + 1}. ${quote(folder)}`).join('\n'),
    ];
  }
  return [`The variable ${quote(name)}, set to ${quote(text)}.`];
};

/** A key of `ExposedPorts`. */
export const explainPort: Explain = ({ path, described }) => {
  if (described?.isMember !== true) return [];
  const match = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/.exec(String(path.at(-1)));
  if (match === null || Number(match[1]) > 65535) return [];
  const protocol = match[2]?.toUpperCase() ?? 'TCP';
  const usual = wellKnownPorts[Number(match[1])];
  return [
    `**${protocol} port ${Number(match[1])}**${usual === undefined ? '' : `, usually ${usual}`}`,
    'It is named for information: the port is reachable from outside only when whoever runs the container publishes it.',
  ];
};

/** The value of `StopSignal`. */
export const explainSignal: Explain = ({ value }) => {
  if (typeof value !== 'string' || value === '') return [];
  const name = nameOfSignal(value.trim().toUpperCase());
  const meaning = wellKnownSignals.get(name)?.meaning;
  if (meaning === undefined && !isRealTimeSignal(name)) return [];
  return [
    `**${name}**: ${meaning ?? 'a real-time signal, which means what the process makes of it; systemd halts on SIGRTMIN+3'}.`,
    'Runtimes send it to stop the container and, when the process does not end in time, SIGKILL after it.',
  ];
};

function nameOfSignal(text: string): string {
  for (const [name, { number }] of wellKnownSignals) if (String(number) === text) return name;
  return fullSignalName(text);
}

/** The value of `User`: who the process runs as. */
export const explainUser: Explain = ({ value, part }) => {
  if (typeof value !== 'string' || (value === '' && part === 'key')) return [];
  if (value === '') return ['No user is named, so that the process runs as root.'];
  const match = /^([^\s:]+)(?::([^\s:]+))?$/.exec(value);
  if (match === null) return [];
  const [, user = '', group] = match;
  const root = user === '0' || user === 'root' ? ' That is the administrator.' : '';
  const named = [user, ...(group === undefined ? [] : [group])].some((name) => !/^\d+$/.test(name));
  return [
    `Runs as ${principal('user', user)}${group === undefined ? '' : ` and ${principal('group', group)}`}.${root}`,
    ...(named
      ? ['Names are looked up in `/etc/passwd` and `/etc/group` of the image when the container starts.']
      : []),
  ];
};

function principal(noun: string, text: string): string {
  return /^\d+$/.test(text) ? `the ${noun} with the number ${quote(text)}` : `the ${noun} ${quote(text)}`;
}
