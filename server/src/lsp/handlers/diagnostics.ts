import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { heedRefusal } from '#lsp/heedRefusal';
import { DiagnosticsPush } from '#lsp/diagnosticsPush';
import { guard } from '#lsp/guard';
import { textDocumentParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { SilencedInProject } from '#messages';
import type { Handler, OpenDocument } from './handler';

/** Diagnostics, pulled by clients that can and pushed to the others; and with them what each document is. */
export const diagnostics: Handler = {
  capabilities: ({ pullDiagnostics }) =>
    pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'oci',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {},
  register({ connection, documents, service, capabilities, log, open, onDidChangeSettings, kinds }) {
    const diagnose = async (uri: string): Promise<Diagnostic[]> => {
      const opened = await open(uri);
      if (opened === undefined) return [];
      const { document, settings } = opened;
      kinds.report(document, service.summary(document, settings), {
        accepted: acceptedIn(opened),
        switchedOff: service.switchedOff(document, settings) ?? null,
      });
      return service.diagnostics(document, settings);
    };
    const acceptedIn = ({ document, settings }: OpenDocument): SilencedInProject | null => {
      const accepted = service.accepted(document, settings);
      const [first] = accepted;
      const entry = first && service.acceptedAt(document, settings, first);
      return entry === undefined ? null : { count: accepted.length, ...entry };
    };
    documents.onDidClose(({ document }) => kinds.close(document.uri));

    if (!capabilities.pullDiagnostics) {
      const push = new DiagnosticsPush(connection, documents, (document) => diagnose(document.uri));
      documents.onDidChangeContent(({ document }) => push.schedule(document.uri));
      documents.onDidClose(({ document }) => push.close(document.uri));
      connection.onShutdown(() => push.dispose());
      onDidChangeSettings((isConcerned) => push.scheduleWhere(isConcerned));
      return;
    }
    const noReport: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    connection.languages.diagnostics.on(
      withValidParams(
        textDocumentParams,
        guard(log, 'Diagnostics', noReport, async ({ textDocument }) => ({
          kind: DocumentDiagnosticReportKind.Full,
          items: await diagnose(textDocument.uri),
        })),
      ),
    );
    onDidChangeSettings(() => {
      if (!capabilities.refreshDiagnostics) return;
      heedRefusal(connection, 'to ask for diagnostics again', connection.languages.diagnostics.refresh());
    });
  },
};
