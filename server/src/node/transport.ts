import { listOf } from '#schemas/prose';

/**
 * What is wrong with the arguments that say how client and server are joined, in a sentence; empty when they say
 * nothing about it, and undefined when they are right.
 */
export function problemOfTransport(args: readonly string[], hasIpc: boolean): string | undefined {
  const isTransport = (argument: string): boolean => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument);
  const at = args.findIndex(isTransport);
  if (at === -1) return '';
  const named = [...new Set(args.filter(isTransport).map((argument) => splitAtEquals(argument)[0]))];
  if (named.length > 1) return `There must be only one of ${listOf(named)}.`;
  const [option, written] = splitAtEquals(args[at] ?? '');
  const value = written ?? args[at + 1] ?? '';
  switch (option) {
    case '--socket':
      return isPort(value)
        ? undefined
        : '--socket must be a port, which is a number from 1 to 65535, as in --socket=6009.';
    case '--pipe':
      return value === '' ? '--pipe must be the name of a pipe, as in --pipe=/run/editor.sock.' : undefined;
    case '--node-ipc':
      return hasIpc ? undefined : '--node-ipc needs a parent process that was written for Node.js.';
    default:
      return undefined;
  }
}

function splitAtEquals(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
