import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { printable, printableLines } from '#schemas/printable';
import { startServer } from '#lsp/startServer';
import { readFile } from './readFile';
import { problemOfTransport } from './transport';

const usage = `Usage: oci-manifest-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME

The language server for OCI manifests. An editor starts it; it speaks the Language Server Protocol.`;

const problem = problemOfTransport(process.argv.slice(2), process.send !== undefined);

// vscode-languageserver reads the transport from the arguments itself, and throws where there is none.
if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else if (problem !== undefined) {
  console.error(problem === '' ? usage : `oci-manifest-language-server: ${problem}`);
  process.exitCode = 2;
} else {
  process.once('uncaughtException', endWithoutConnection);
  startServer(createConnection(ProposedFeatures.all), { readFile });
}

/** A client that does not listen is no fault of the program, and its stack would say nothing. */
function endWithoutConnection(error: Error): void {
  const isRefused = 'syscall' in error && error.syscall === 'connect';
  console.error(
    isRefused
      ? `oci-manifest-language-server: no client can be reached: ${printable(error.message)}`
      : printableLines(error.stack ?? error.message),
  );
  process.exit(isRefused ? 2 : 1);
}
