import { connect as connectSocket } from 'node:net';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import type { Listener } from './transport';

/**
 * Connects to the client: where it listens, or over standard streams and IPC, which the library finds in the
 * arguments itself.
 * @throws Error when nobody listens at the port or pipe
 */
export async function connectToClient(listener: Listener | undefined): Promise<Connection> {
  if (listener === undefined) return createConnection(ProposedFeatures.all);
  // The library would end without a word when nobody listens.
  const socket = connectSocket(listener);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return createConnection(ProposedFeatures.all, socket, socket);
}
