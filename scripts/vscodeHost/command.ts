import { spawn } from 'node:child_process';

const tailLength = 4000;

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Says how a program ended, by its exit code or by a signal. */
export function endOf(name: string, code: number | null, signal: string | null): string {
  return code === null
    ? `${name} was ended by the signal ${signal}:`
    : `${name} ended with exit code ${code}:`;
}

/** Runs a command to its end without showing its output; rejects with the last of the output when it fails. */
export async function runCommand(commandLine: readonly string[], options: CommandOptions): Promise<void> {
  const [command = '', ...args] = commandLine;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const collect = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-tailLength);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${endOf(commandLine.join(' '), code, signal)}\n${tail}`));
    });
  });
}
