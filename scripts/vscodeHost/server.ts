import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { endOf } from './command';
import type { EmbeddedVscode } from './embeddedVscode';
import { startProcessGroup } from './processGroup';
import { createTemporaryDirectory } from './temporaryDirectory';
import { unlessAborted, within } from './waiting';

const readinessTimeout = 60_000;
const tailLength = 4000;

export interface ServerOptions {
  readonly userDataDirectory: string;
  readonly extensionsDirectory: string;
  /** Heed the extension under development or test in the address of the page, as a released VS Code would not. */
  readonly forDevelopment?: boolean;
}

/** A running embedded VS Code. */
export interface Server {
  /** Host and port, which is also the authority of remote URIs in the workbench. */
  readonly authority: string;
  /** The secret without which the server answers nobody: other users of the machine can reach the port too. */
  readonly token: string;
  /** Settles when the server ends by itself. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

/** Starts the embedded VS Code on a free port of the loopback interface and waits until it accepts connections. */
export async function startServer(
  vscode: EmbeddedVscode,
  { userDataDirectory, extensionsDirectory, forDevelopment = false }: ServerOptions,
  signal: AbortSignal,
): Promise<Server> {
  const data = await createTemporaryDirectory();
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(data.path, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const args = [
    ...[vscode.server, '--accept-server-license-terms', '--host=127.0.0.1', '--port=0'],
    ...[`--connection-token-file=${tokenFile}`, `--server-data-dir=${join(data.path, 'server')}`],
    ...[`--user-data-dir=${userDataDirectory}`, `--extensions-dir=${extensionsDirectory}`],
    ...['--telemetry-level=off', '--disable-workspace-trust', '--disable-getting-started-override'],
    ...(forDevelopment ? ['--enable-smoke-test-driver'] : []),
  ];
  const group = startProcessGroup(vscode.node, args, environment());
  const stop = async (): Promise<void> => {
    await group.stop();
    await data.remove();
  };

  let output = '';
  const ended = new Promise<never>((_, reject) => {
    group.leader.on('error', reject);
    group.leader.on('exit', (code, by) =>
      reject(new Error(`${endOf('The server of VS Code', code, by)}\n${output}`)),
    );
  });
  // Not everyone waits for it, and a server that is stopped ends too.
  ended.catch(() => undefined);
  const listening = new Promise<string>((resolve) => {
    const watch = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-tailLength);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(port);
    };
    group.leader.stdout?.on('data', watch);
    group.leader.stderr?.on('data', watch);
  });

  try {
    const ready = unlessAborted(Promise.race([listening, ended]), signal);
    const port = await within(
      readinessTimeout,
      ready,
      () => `The server of VS Code did not start in time:\n${output}`,
    );
    return { authority: `127.0.0.1:${port}`, token, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ours, less what a VS Code whose terminal this runs in has put there for its own processes. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')));
}
