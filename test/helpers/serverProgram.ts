import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  LogMessageNotification,
  MessageType,
  WorkDoneProgress,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import {
  type InitializationOptions,
  validatedFile,
  verifyLayoutRequest,
  type ValidatedFile,
  type VerifiedBlobs,
  type VerifyLayoutParams,
} from '#messages';

import { startStdioServer, type StdioServer } from './stdioServer';

const program = join(repositoryRoot, 'dist', 'server', 'languageServer.js');

/** What a client waits for when a layout is verified. */
export const verificationOf = (uri: string): VerifyLayoutParams => ({
  uri,
  workDoneToken: 'progress',
  partialResultToken: 'results',
});

/** What a verification has told. */
export interface Verification {
  /** Null where there is no layout, and where it cannot be read. */
  readonly outcome: VerifiedBlobs | null;
  /** Why it cannot be read, as a sentence. */
  readonly problem: string | undefined;
  readonly files: ReadonlyMap<string, ValidatedFile>;
  /** The steps of the progress, in words. */
  readonly steps: readonly string[];
}

/** How a test’s client behaves. */
export interface ServerProgramOptions {
  readonly capabilities?: ClientCapabilities;
  /** The URI of the folder that is open, if there is one. */
  readonly folder?: string;
  readonly initializationOptions?: InitializationOptions;
}

/** The program of the language server, in a process of its own, with files of this machine. */
export class ServerProgram {
  readonly connection: ProtocolConnection;
  /** The errors that the program has logged. */
  readonly errors: readonly string[];
  readonly #server: StdioServer;

  private constructor(server: StdioServer, errors: readonly string[]) {
    this.#server = server;
    this.connection = server.connection;
    this.errors = errors;
  }

  static async start({
    capabilities,
    folder,
    initializationOptions,
  }: ServerProgramOptions = {}): Promise<ServerProgram> {
    const errors: string[] = [];
    const server = await startStdioServer({
      program,
      params: {
        workspaceFolders: folder === undefined ? null : [{ uri: folder, name: folder }],
        capabilities: { ...capabilities, textDocument: { diagnostic: {}, ...capabilities?.textDocument } },
        initializationOptions,
      },
      listen: (connection) =>
        connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
          if (type === MessageType.Error) errors.push(message);
        }),
    });
    return new ServerProgram(server, errors);
  }

  /** Ends the program at once, whatever it is doing. */
  stop(): void {
    this.connection.dispose();
    this.#server.process.kill();
  }

  /** What the program has open now, on Linux. What it has closed in between is left out. */
  openFiles(): string[] {
    const folder = `/proc/${this.#server.process.pid}/fd`;
    return readdirSync(folder).flatMap((name) => {
      try {
        return readlinkSync(join(folder, name));
      } catch {
        return [];
      }
    });
  }

  /** Opens a document as JSON, with the text of its file unless another is given. */
  open(uri: string, text = readFileSync(fileURLToPath(uri), 'utf8')): Promise<void> {
    const textDocument = { uri, languageId: 'json', version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** Verifies the layout in a folder or around a file; gives what is told of its documents and of the progress. */
  async verify(uri: string): Promise<Verification> {
    const files = new Map<string, ValidatedFile>();
    const steps: string[] = [];
    const listening = [
      this.connection.onProgress(validatedFile, 'results', (file) => void files.set(file.uri, file)),
      this.connection.onProgress(WorkDoneProgress.type, 'progress', (step) => {
        steps.push(step.kind === 'report' ? `${step.percentage} % ${step.message}` : step.kind);
      }),
    ];
    const answer = await this.connection.sendRequest(verifyLayoutRequest, verificationOf(uri));
    for (const each of listening) each.dispose();
    const failed = answer !== null && 'problem' in answer;
    return {
      outcome: failed ? null : answer,
      problem: failed ? answer.problem : undefined,
      files,
      steps,
    };
  }
}
