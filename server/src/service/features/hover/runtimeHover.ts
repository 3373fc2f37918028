import { quote } from '#schemas/markdown';
import { counted } from '#schemas/prose';
import type { Explain } from './hoverTarget';
import { fullSignalName, isRealTimeSignal, lookUpSignal } from '#schemas/values/signal';
import { wellKnownPorts } from './wellKnownPorts';

/** The most folders of a list that are shown. */
const listedFolders = 5;

/** An entry of `Env`: the variable and its value; lists of folders one by one. */
export const explainEnv: Explain = ({ value, field, isReported }) => {
  if (field?.isMember !== true || typeof value !== 'string') return [];
  const equals = value.indexOf('=');
  if (equals <= 0) return isReported ? [] : [`${quote(value)} does not have the form \`NAME=value\`.`];
  const name = value.slice(0, equals);
  const text = value.slice(equals + 1);
  if (text === '') return [`The variable ${quote(name)} is set to the empty string.`];
  if (/PATH$/.test(name) && text.includes(':')) {
    const folders = text.split(':');
    const shown = folders.slice(0, listedFolders);
    const rest = folders.length - shown.length;
    return [
      `The variable ${quote(name)} lists directories that are searched in this order:`,
      shown.map((folder, index) => `${index + 1}. ${quote(folder)}`).join('\n'),
      ...(rest === 0 ? [] : [`Then ${counted(rest, 'more directory', 'more directories')}.`]),
    ];
  }
  return [`The variable ${quote(name)} is set to ${quote(text)}.`];
};

/** A key of `ExposedPorts`. */
export const explainPort: Explain = ({ path, field }) => {
  if (field?.isMember !== true) return [];
  const match = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/.exec(String(path.at(-1)));
  if (match === null || Number(match[1]) > 65535) return [];
  const protocol = match[2]?.toUpperCase() ?? 'TCP';
  const usual = wellKnownPorts[Number(match[1])];
  return [
    `**${protocol} port ${Number(match[1])}**${usual === undefined ? '' : `, usually ${usual}`}`,
    'This entry is informational. The port is not reachable from outside until the container is run with the port published.',
  ];
};

/** The value of `StopSignal`. */
export const explainSignal: Explain = ({ value }) => {
  if (typeof value !== 'string' || value === '') return [];
  const { name = fullSignalName(value), meaning } = lookUpSignal(value) ?? {};
  if (meaning === undefined && !isRealTimeSignal(name)) return [];
  return [
    `**${name}**: ${meaning ?? 'a real-time signal, whose meaning the process defines; systemd halts on SIGRTMIN+3'}.`,
    name === 'SIGKILL'
      ? 'Runtimes send it to stop the container.'
      : 'Runtimes send it to stop the container. If the process does not end in time, they send SIGKILL.',
  ];
};

/** The value of `User`: who the process runs as. */
export const explainUser: Explain = ({ value, part }) => {
  if (typeof value !== 'string' || (value === '' && part === 'key')) return [];
  if (value === '') return ['No user is set, so the process runs as root.'];
  const match = /^([^\s:]+)(?::([^\s:]+))?$/.exec(value);
  if (match === null) return [];
  const [, user = '', group] = match;
  const names = group === undefined ? [user] : [user, group];
  return [
    [
      isNumeric(user) ? `Runs as the user with the ID ${quote(user)}.` : `Runs as the user ${quote(user)}.`,
      ...explainGroup(group),
      ...(user === '0' || user === 'root' ? ['This user is the administrator.'] : []),
    ].join(' '),
    ...(names.every(isNumeric)
      ? []
      : [
          'The runtime looks up names in `/etc/passwd` and `/etc/group` of the image when the container starts.',
        ]),
  ];
};

function explainGroup(group: string | undefined): string[] {
  if (group === undefined) return [];
  return [isNumeric(group) ? `The group has the ID ${quote(group)}.` : `The group is ${quote(group)}.`];
}

function isNumeric(text: string): boolean {
  return /^\d+$/.test(text);
}
