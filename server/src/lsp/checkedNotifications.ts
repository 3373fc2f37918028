import type { Connection, NotificationHandler, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import { once } from '#schemas/once';
import type { Log } from './guard';
import { range, textDocumentParams } from './requestParams';
import { problemsIn } from './validParams';

/** Wraps what takes a notification: it sees only valid parameters. Others change nothing, and the log says what is wrong. */
type Checked = <P>(
  makeSchema: () => z.ZodType,
  method: string,
  take: NotificationHandler<P>,
) => (params: P) => void;

/** @param log told of notifications with invalid parameters */
export function checkedWith(log: Log): Checked {
  return (makeSchema, method, take) => {
    const schema = once(makeSchema);
    return (params) => {
      const { success, error } = schema().safeParse(params);
      if (success) void take(params);
      else log.error(`${method} was ignored, because its parameters are not valid: ${problemsIn(error)}`);
    };
  };
}

/** Some clients count no versions. */
const opened = () =>
  z.object({ textDocument: z.object({ uri: z.string(), languageId: z.string(), text: z.string() }) });

const changed = () =>
  z.object({
    textDocument: z.object({ uri: z.string(), version: z.number() }),
    contentChanges: z.array(z.object({ range: range().optional(), text: z.string() })),
  });

/** The parameters of `workspace/didChangeConfiguration`, whose settings may be anything. */
export const changedSettings = () => z.object({ settings: z.unknown() });

/** The parameters of `workspace/didChangeWatchedFiles`. */
export const changedFiles = () => z.object({ changes: z.array(z.object({ uri: z.string() })) });

const folders = () => z.array(z.object({ uri: z.string() }));

/** The parameters of `workspace/didChangeWorkspaceFolders`. */
export const changedFolders = () => z.object({ event: z.object({ added: folders(), removed: folders() }) });

type DocumentConnection = Parameters<TextDocuments<TextDocument>['listen']>[0];

/**
 * What tells of open documents. A change that is not valid is not made, so nothing of it, and the document stays as it was:
 * its parts rely on each other.
 */
export function checkedDocuments(connection: Connection, checked: Checked): DocumentConnection {
  return {
    onDidOpenTextDocument: (take) =>
      connection.onDidOpenTextDocument(checked(opened, 'textDocument/didOpen', take)),
    onDidChangeTextDocument: (take) =>
      connection.onDidChangeTextDocument(checked(changed, 'textDocument/didChange', take)),
    onDidCloseTextDocument: (take) =>
      connection.onDidCloseTextDocument(checked(textDocumentParams, 'textDocument/didClose', take)),
    onDidSaveTextDocument: (take) =>
      connection.onDidSaveTextDocument(checked(textDocumentParams, 'textDocument/didSave', take)),
    onWillSaveTextDocument: (take) =>
      connection.onWillSaveTextDocument(checked(textDocumentParams, 'textDocument/willSave', take)),
    onWillSaveTextDocumentWaitUntil: (take) => connection.onWillSaveTextDocumentWaitUntil(take),
  };
}
