import assert from 'node:assert/strict';
import { afterEach } from 'mocha';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type Location,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  describeDocumentRequest,
  explainDocumentRequest,
  formattedTextRequest,
  insertDescriptorRequest,
  type InsertDescriptorResult,
} from '#messages';
import type { DescriptorContent } from '#messages';
import { writeOutDigests } from './markedText';
import { startProtocolClient, type ClientOptions, type ProtocolClient } from './protocolClient';

/** Where a test's document is, unless the test says where. */
export const defaultUri = 'file:///project/manifest.json';

/** What a test's document is called. */
export interface DocumentPlace {
  readonly uri?: string;
  readonly languageId?: string;
}

/**
 * A document that a client has opened, and what it can ask about it. Positions are those of the mark `|` in the text
 * that was opened, or else the start.
 */
export class ProtocolDocument {
  readonly client: ProtocolClient;
  readonly uri: string;
  /** The text without its mark. */
  readonly text: string;
  /** The position of the mark. */
  readonly cursor: Position;
  readonly #languageId: string;
  readonly #source: TextDocument;
  #version = 1;

  constructor(client: ProtocolClient, marked: string, place: DocumentPlace = {}) {
    const offset = marked.indexOf('|');
    this.client = client;
    this.uri = place.uri ?? defaultUri;
    this.text = marked.replace('|', '');
    this.#languageId = place.languageId ?? 'json';
    this.#source = TextDocument.create(this.uri, this.#languageId, this.#version, this.text);
    this.cursor = this.#source.positionAt(Math.max(offset, 0));
  }

  /** All of the document. */
  get range(): Range {
    return { start: { line: 0, character: 0 }, end: this.#source.positionAt(this.text.length) };
  }

  /** The nothing at the mark. */
  get caret(): Range {
    return { start: this.cursor, end: this.cursor };
  }

  open(): Promise<void> {
    const { uri, text } = this;
    const textDocument = { uri, languageId: this.#languageId, version: this.#version, text };
    return this.client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    this.#version++;
    return this.changeWithoutVersion(...contentChanges);
  }

  /** A change as clients make it that count no versions: the version is still that of the text before. */
  changeWithoutVersion(...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const textDocument = { uri: this.uri, version: this.#version };
    const params = { textDocument, contentChanges };
    return this.client.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  close(): Promise<void> {
    return this.client.connection.sendNotification(DidCloseTextDocumentNotification.type, this.#params);
  }

  /** The diagnostics as the client pulls them; only those of one rule where one is named. */
  async diagnostics(rule?: string): Promise<Diagnostic[]> {
    const report = await this.client.connection.sendRequest(DocumentDiagnosticRequest.type, this.#params);
    const items = 'items' in report ? report.items : [];
    return items.filter(({ code }) => rule === undefined || code === rule);
  }

  hover(token?: CancellationToken): Promise<Hover | null> {
    return this.client.connection.sendRequest(HoverRequest.type, this.#at, token);
  }

  async completion(): Promise<CompletionItem[]> {
    const answer = await this.client.connection.sendRequest(CompletionRequest.type, this.#at);
    assert(!Array.isArray(answer));
    return answer?.items ?? [];
  }

  /** An item of a completion as the client gets it that asks for more of it. */
  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.client.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  /** The code actions for a range, at the mark unless told otherwise. */
  async actions(
    only?: readonly string[],
    { diagnostics = [], ...context }: Partial<CodeActionContext> = {},
    range = this.caret,
  ): Promise<CodeAction[]> {
    const answer = await this.client.connection.sendRequest(CodeActionRequest.type, {
      ...this.#params,
      range,
      context: { ...context, diagnostics, ...(only === undefined ? {} : { only: [...only] }) },
    });
    return (answer ?? []).filter((action): action is CodeAction => 'kind' in action);
  }

  /** The quick fixes with edits for a diagnostic, or for the mark where there is none. */
  async fixes(diagnostic?: Diagnostic, range = diagnostic?.range): Promise<CodeAction[]> {
    const diagnostics = diagnostic === undefined ? [] : [diagnostic];
    const actions = await this.actions(['quickfix'], { diagnostics }, range);
    return actions.filter(({ edit }) => edit !== undefined);
  }

  async lenses(): Promise<CodeLens[]> {
    return (await this.client.connection.sendRequest(CodeLensRequest.type, this.#params)) ?? [];
  }

  async hints(): Promise<InlayHint[]> {
    const params = { ...this.#params, range: this.range };
    return (await this.client.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
  }

  async symbols(): Promise<DocumentSymbol[]> {
    const found = await this.client.connection.sendRequest(DocumentSymbolRequest.type, this.#params);
    return (found ?? []).filter((symbol): symbol is DocumentSymbol => 'selectionRange' in symbol);
  }

  async links(): Promise<DocumentLink[]> {
    return (await this.client.connection.sendRequest(DocumentLinkRequest.type, this.#params)) ?? [];
  }

  async definition(): Promise<Location | null> {
    const found = await this.client.connection.sendRequest(DefinitionRequest.type, this.#at);
    assert(found === null || 'uri' in found);
    return found;
  }

  async references(includeDeclaration = false): Promise<Location[]> {
    const params = { ...this.#at, context: { includeDeclaration } };
    return (await this.client.connection.sendRequest(ReferencesRequest.type, params)) ?? [];
  }

  /** The text with line breaks and indentation. */
  formatted(): Promise<string | null> {
    return this.client.connection.sendRequest(formattedTextRequest, { uri: this.uri });
  }

  prepareRename(): Promise<unknown> {
    return this.client.connection.sendRequest(PrepareRenameRequest.type, this.#at);
  }

  rename(newName: string): Promise<WorkspaceEdit | null> {
    return this.client.connection.sendRequest(RenameRequest.type, { ...this.#at, newName });
  }

  describe(): Promise<DescriptorContent | null> {
    return this.client.connection
      .sendRequest(describeDocumentRequest, { uri: this.uri })
      .then(({ descriptor }) => descriptor);
  }

  explain(): Promise<string | null> {
    return this.client.connection.sendRequest(explainDocumentRequest, { uri: this.uri });
  }

  insert(
    descriptor: DescriptorContent,
    fileName: string,
    head: Uint8Array,
  ): Promise<InsertDescriptorResult | null> {
    const { uri, cursor } = this;
    const params = {
      uri,
      position: cursor,
      descriptor,
      fileName,
      head: Buffer.from(head).toString('base64'),
    };
    return this.client.connection.sendRequest(insertDescriptorRequest, params);
  }

  /** The text that was opened after an edit, which is for its first version, or in the form that has no version. */
  edit(edit: WorkspaceEdit | null | undefined): string {
    return TextDocument.applyEdits(this.#source, this.#edits(edit));
  }

  #edits(edit: WorkspaceEdit | null | undefined): TextEdit[] {
    assert(edit !== undefined && edit !== null, 'there is no edit');
    if (edit.changes !== undefined) return edit.changes[this.uri] ?? [];
    const [change, ...others] = edit.documentChanges ?? [];
    assert(change !== undefined && 'edits' in change && others.length === 0);
    assert.deepEqual(change.textDocument, { uri: this.uri, version: 1 });
    return change.edits.flatMap((single) => ('newText' in single ? [single] : []));
  }

  get #params() {
    return { textDocument: { uri: this.uri } };
  }

  get #at() {
    return { ...this.#params, position: this.cursor };
  }
}

/** Starts clients and opens documents for the tests of a suite; after each test its clients are stopped. */
export function protocolSession(defaults: ClientOptions & DocumentPlace = {}): {
  readonly start: (options?: ClientOptions) => Promise<ProtocolClient>;
  /** Opens a text in a new client. Digests may be abbreviated as `$1`. */
  readonly open: (text: string, options?: ClientOptions & DocumentPlace) => Promise<ProtocolDocument>;
  /** A document that nobody has opened, in a new client. */
  readonly unopened: (text: string, options?: ClientOptions & DocumentPlace) => Promise<ProtocolDocument>;
} {
  let clients: ProtocolClient[] = [];
  afterEach(async () => {
    const ended = clients;
    clients = [];
    await Promise.all(ended.map((client) => client.stop()));
  });
  const start = async (options?: ClientOptions): Promise<ProtocolClient> => {
    const client = await startProtocolClient({ ...defaults, ...options });
    clients.push(client);
    return client;
  };
  const unopened = async (text: string, options: ClientOptions & DocumentPlace = {}) =>
    new ProtocolDocument(await start(options), writeOutDigests(text), { ...defaults, ...options });
  const open = async (text: string, options?: ClientOptions & DocumentPlace) => {
    const document = await unopened(text, options);
    await document.open();
    return document;
  };
  return { start, open, unopened };
}
