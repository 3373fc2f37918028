import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { atExit } from './atExit';

const gracePeriod = 3000;

export interface ProcessGroup {
  readonly leader: ChildProcess;
  /** Ends the leader and everything it started; resolves when the leader is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program as the leader of a process group of its own, so that whatever it starts in turn (an extension host,
 * language servers, watchers) can be ended with it. Only for POSIX systems.
 */
export function startProcessGroup(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ProcessGroup {
  const leader = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (leader.pid === undefined) return;
    try {
      process.kill(-leader.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  const forget = atExit(() => signalGroup('SIGKILL'));
  const exited = leader.pid === undefined ? Promise.resolve() : once(leader, 'exit');
  return {
    leader,
    async stop() {
      signalGroup('SIGTERM');
      const deadline = setTimeout(() => signalGroup('SIGKILL'), gracePeriod);
      await exited;
      clearTimeout(deadline);
      // The leader may have ended before those it started.
      signalGroup('SIGKILL');
      forget();
    },
  };
}
