import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '#lsp/startServer';
import { readFile } from './readFile';

const usage = `Usage: oci-manifest-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME

The language server for OCI manifests. An editor starts it; it speaks the Language Server Protocol.`;

// vscode-languageserver reads the transport from the arguments itself, and throws where there is none.
if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else if (!process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  startServer(createConnection(ProposedFeatures.all), { readFile });
}
