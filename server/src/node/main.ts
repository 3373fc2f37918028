import { printable } from '#schemas/printable';
import { startServer } from '#lsp/startServer';
import { connectToClient } from './connect';
import { findDocuments, layouts, neighbors } from './folders';
import { readFile } from './readFile';
import { reasonOf } from '#files/regularFile';
import { readTransport } from './transport';

const usage = `Usage: oci-manifest-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME

The language server for OCI manifests. An editor starts it; it speaks the Language Server Protocol.`;

const transport = readTransport(process.argv.slice(2), process.send !== undefined);

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else if (transport === undefined) {
  endWith(usage);
} else if ('problem' in transport) {
  endWith(`oci-manifest-language-server: ${transport.problem}`);
} else {
  connectToClient(transport.channel).then(
    (connection) => startServer(connection, { readFile, layouts, neighbors, findDocuments }),
    (error: unknown) =>
      endWith(`oci-manifest-language-server: no client can be reached: ${printable(reasonOf(error))}`),
  );
}

function endWith(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
