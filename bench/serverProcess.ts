import { execFileSync } from 'node:child_process';
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type Position,
} from 'vscode-languageserver-protocol/node';
import { startStdioServer } from '#helpers/stdioServer';
import { jsonSchemaOf } from '#schemas/jsonSchema';

const uri = 'file:///bench/index.json';

/** A language server as a program: its name and its main file. */
export interface ServerProgram {
  readonly name: string;
  readonly main: string;
}

/** A language server that runs, and that has one document at a time. */
export interface ServerProcess {
  /** Opens an index, and resolves once its diagnostics are there. */
  open(text: string): Promise<void>;
  /** Types a character behind a position, or takes it back, in turns; resolves once the new diagnostics are there. */
  type(position: Position): Promise<void>;
  /** The resident set of the process in MB. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a server over stdio, and resolves once it is initialized and knows the schema of an index. */
export async function startServerProcess({ main }: ServerProgram): Promise<ServerProcess> {
  const server = await startStdioServer({ program: main });
  const { connection } = server;
  // VS Code's JSON server learns the schemas of files by this notification; others ignore it.
  await connection.sendNotification('json/schemaAssociations', [
    [{ uri: 'schema:oci', fileMatch: ['*'], schema: jsonSchemaOf('image-index') }],
  ]);

  let version = 0;
  let isTyped = false;
  const diagnose = async (): Promise<void> => {
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  };
  return {
    async open(text) {
      const textDocument = { uri, languageId: 'json', version: ++version, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      await diagnose();
    },
    async type(start) {
      const end = isTyped ? { line: start.line, character: start.character + 1 } : start;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start, end }, text: isTyped ? '' : 'x' }],
      });
      isTyped = !isTyped;
      await diagnose();
    },
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.process.pid)])) / 1000,
    stop: () => server.stop(),
  };
}
