import { listOf } from '#schemas/prose';

/** Where a client listens: a port of this machine, or a named pipe. */
type Listener = { readonly port: number; readonly host: '127.0.0.1' } | { readonly path: string };

/** How client and server are joined: by standard input and output, by the IPC of Node.js, or where the client listens. */
export type Channel = 'stdio' | 'node-ipc' | Listener;

/** The channel that the arguments name, or what is wrong with them, as a sentence. */
export type Transport = { readonly channel: Channel } | { readonly problem: string };

/**
 * Reads from the arguments how client and server are joined; undefined when they say nothing about it.
 * @param hasIpc whether a parent process listens to the IPC of Node.js
 */
export function readTransport(args: readonly string[], hasIpc: boolean): Transport | undefined {
  const isTransport = (argument: string): boolean => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument);
  const at = args.findIndex(isTransport);
  if (at === -1) return undefined;
  const named = [...new Set(args.filter(isTransport).map((argument) => splitAtEquals(argument)[0]))];
  if (named.length > 1) return { problem: `There must be only one of ${listOf(named)}.` };
  const [option, written] = splitAtEquals(args[at] ?? '');
  const value = written ?? args[at + 1] ?? '';
  switch (option) {
    case '--socket':
      return isPort(value)
        ? { channel: { port: Number(value), host: '127.0.0.1' } }
        : { problem: '--socket must be a port, which is a number from 1 to 65535, as in --socket=6009.' };
    case '--pipe':
      return value === ''
        ? { problem: '--pipe must be the name of a pipe, as in --pipe=/run/editor.sock.' }
        : { channel: { path: value } };
    case '--node-ipc':
      return hasIpc
        ? { channel: 'node-ipc' }
        : { problem: '--node-ipc needs a parent process that was written for Node.js.' };
    default:
      return { channel: 'stdio' };
  }
}

function splitAtEquals(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
