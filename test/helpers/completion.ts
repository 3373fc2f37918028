import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
  type MarkupContent,
  type Position,
  type TextEdit,
} from 'vscode-languageserver-types';
import {
  type CompletionCapabilities,
  createLanguageService,
  defaultSettings,
  type KindPin,
  type Settings,
} from '#service';
import { writeOutDigests } from './markedText';

/** A client that can do everything. */
export const allCapabilities: CompletionCapabilities = {
  snippets: true,
  insertsAsIs: true,
  labelDetails: true,
  tags: true,
  resolvesDocumentation: true,
};

/** The time at which completion runs in tests. */
export const testTime = '2026-01-02T03:04:05Z';

const host = { now: () => new Date(testTime), suggestCommand: 'test.suggest' };
const service = createLanguageService(host);
const serviceInVscode = createLanguageService({ ...host, hostReportsSyntax: true, convertsTabs: true });

/** A client that shows labels only, so that they are whole. */
const usualCapabilities: CompletionCapabilities = { ...allCapabilities, labelDetails: false };

/** How completion is asked for in a test. */
export interface CompletionOptions {
  readonly fileName?: string;
  readonly kind?: KindPin;
  readonly settings?: Settings;
  readonly capabilities?: Partial<CompletionCapabilities>;
  /** Whether the host has a JSON support of its own, as VS Code has. */
  readonly hostReportsSyntax?: boolean;
  /** One step of indentation of an editor that replaces the tabs of what is inserted, as VS Code does. */
  readonly editorIndent?: string;
}

/** An item, and what accepting it makes of the text: the defaults of tab stops kept, nothing typed. */
export interface Offer {
  readonly item: CompletionItem;
  readonly accept: () => string;
  /** What the client shows beside it once it is looked at, as Markdown. */
  readonly documentation: () => string;
}

/** The answer at the mark `|`, as the service gives it. Digests may be abbreviated as `$1`. */
export function listAt(marked: string, options: CompletionOptions = {}): CompletionList {
  return ask(marked, options).list;
}

/** What is offered at the mark `|`, in the order in which the client shows it. Digests may be abbreviated as `$1`. */
export function offersAt(marked: string, options: CompletionOptions = {}): readonly Offer[] {
  const { live, list } = ask(marked, options);
  return [...list.items]
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map((item) => ({
      item,
      accept: () => accept(live, item, options.editorIndent),
      documentation: () => shownBeside(item, options.settings ?? defaultSettings),
    }));
}

function ask(marked: string, options: CompletionOptions) {
  const written = writeOutDigests(marked);
  const offset = written.indexOf('|');
  if (offset === -1) throw new Error(`No | in ${marked}`);
  const text = written.slice(0, offset) + written.slice(offset + 1);
  const fileName = options.fileName ?? 'manifest.json';
  const uri = fileName.includes(':') ? fileName : `file:///test/${fileName}`;
  const live = TextDocument.create(uri, 'json', 1, text);
  const capabilities = { ...usualCapabilities, ...options.capabilities };
  const position = live.positionAt(offset);
  const inVscode = options.hostReportsSyntax === true || options.editorIndent !== undefined;
  const asked = inVscode ? serviceInVscode : service;
  const list = asked.completion(
    live,
    options.settings ?? defaultSettings,
    position,
    capabilities,
    options.kind,
  );
  return { live, list: list ?? { isIncomplete: false, items: [] } };
}

/** The labels of what is offered at the mark `|`. */
export function labelsAt(marked: string, options?: CompletionOptions): readonly string[] {
  return offersAt(marked, options).map(({ item }) => item.label);
}

/** The text after the item with this label, or else the first, was accepted at the mark `|`. */
export function acceptAt(marked: string, label?: string, options?: CompletionOptions): string {
  const offers = offersAt(marked, options);
  const offer = label === undefined ? offers[0] : offers.find(({ item }) => item.label === label);
  if (offer === undefined) {
    const labels = offers.map(({ item }) => item.label).join(', ');
    throw new Error(`${label ?? 'Anything'} is not offered, but: ${labels}`);
  }
  return offer.accept();
}

/** The documentation of an item, asked for where it was not sent along. */
function shownBeside(item: CompletionItem, settings: Settings): string {
  const { documentation } = service.resolveCompletion(settings, item);
  return (documentation as MarkupContent).value;
}

function accept(document: TextDocument, item: CompletionItem, editorIndent?: string): string {
  const edit = item.textEdit as TextEdit;
  const filled = item.insertTextFormat === 2 ? fillIn(edit.newText) : edit.newText;
  const newText =
    item.insertTextMode === InsertTextMode.adjustIndentation && editorIndent !== undefined
      ? indent(filled, editorIndent, indentBefore(document, edit.range.start))
      : filled;
  return TextDocument.applyEdits(document, [{ ...edit, newText }, ...(item.additionalTextEdits ?? [])]);
}

/** The text with the indentation of the line that it is inserted in, and with that of the editor for each tab. */
function indent(text: string, editorIndent: string, before: string): string {
  return text
    .replaceAll('\n', `\n${before}`)
    .replace(/^[ \t]+/gm, (space) => space.replaceAll('\t', editorIndent));
}

function indentBefore(document: TextDocument, { line, character }: Position): string {
  const text = document.getText({ start: { line, character: 0 }, end: { line, character } });
  return /^[ \t]*/.exec(text)![0];
}

/** A snippet as it appears before anything is typed. */
export function fillIn(snippet: string): string {
  const defaults = new Map(
    [...snippet.matchAll(/(?<!\\)\$\{(\d+)[:|]((?:[^\\},|]|\\.)*)/g)].map(([, stop, text]) => [stop, text]),
  );
  return snippet
    .replace(/(?<!\\)\$(\d+)/g, (_, stop: string) => defaults.get(stop) ?? '')
    .replace(/(?<!\\)\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+\|((?:[^\\,|]|\\.)*)[^}]*\|\}/g, '$1')
    .replace(/\\([\\$},|])/g, '$1');
}
