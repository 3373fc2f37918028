import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import {
  createLanguageService,
  defaultEditorSettings,
  messageOf,
  planEdits,
  rangeOf,
  readProject,
  resolveSettings,
  type ParsedDocument,
  type Settings,
} from '#service';
import type { Family } from './families';

/** CPU milliseconds by feature, of one run over one document. */
export type Times = ReadonlyMap<string, number>;

const resolving = createLanguageService({ resolvesActionEdits: true });
const eager = createLanguageService();

/**
 * Times every feature of the service, one after the other as an editor asks, on a document that nobody has seen.
 * CPU time is measured, because other processes make a clock on the wall useless.
 * @param skips the features that are not to be run, nor those that need their answer
 */
export function timesOf(family: Family, size: number, skips: (feature: string) => boolean): Times {
  globalThis.gc?.();
  const times = new Map<string, number>();
  const time = <T>(feature: string, run: () => T): T | undefined => {
    if (skips(feature)) return undefined;
    const start = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(start);
    times.set(feature, (user + system) / 1000);
    return result;
  };
  const text = family.text(size);
  const projectText = family.project?.(size) ?? (family.fileName === '.oci-manifest.json' ? text : undefined);
  const uri = `file:///test/${family.fileName ?? 'manifest.json'}`;
  const project =
    projectText === undefined
      ? undefined
      : time('project file', () => readProject('file:///test/', projectText));
  const settings = time('settings', () => resolveSettings(uri, defaultEditorSettings, project));
  if (settings === undefined) return times;
  const document = time('parsing', () =>
    resolving.parse(TextDocument.create(uri, 'json', 1, text), settings),
  );
  const findings = document && time('findings', () => resolving.findings(document, settings));
  if (document === undefined || findings === undefined) return times;
  const diagnostics = time('diagnostics', () => resolving.diagnostics(document, settings));
  if (diagnostics !== undefined) {
    const range = { start: { line: 0, character: 0 }, end: document.source.positionAt(text.length) };
    const offered = time('code actions', () => resolving.codeActions(document, settings, range, diagnostics));
    const unresolved = offered?.filter(({ data }) => data !== undefined) ?? [];
    time('resolving', () => {
      for (const action of unresolved) resolving.resolveAction(document, settings, action);
    });
    eager.findings(document, settings);
    time('code actions at once', () => eager.codeActions(document, settings, range, diagnostics));
    const [first] = diagnostics;
    if (first !== undefined)
      time('code actions at a place', () => eager.codeActions(document, settings, first.range, [first]));
  }
  time('fix all', () => resolving.fixAllAction(document, settings));
  time('report', () => {
    for (const finding of findings) {
      rangeOf(document, finding.at);
      messageOf(finding);
      for (const { operations } of finding.fixes) planEdits(document, operations);
    }
  });
  for (const [feature, run] of Object.entries(displays)) {
    time(feature, () => {
      run(document, settings);
    });
  }
  const places = placesIn(text, family.cursor).map((offset) => document.source.positionAt(offset));
  for (const [feature, run] of Object.entries(atPlaces)) {
    time(feature, () => {
      for (const place of places) run(document, settings, place);
    });
  }
  return times;
}

/** Offsets all over a text; with `cursor` those behind it. */
function placesIn(text: string, cursor: string | undefined): number[] {
  return [0.3, 0.6, 0.9, 1].map((share) => {
    const offset = Math.floor(text.length * share);
    const found = cursor === undefined ? -1 : text.lastIndexOf(cursor, offset);
    return cursor === undefined || found === -1 ? offset : found + cursor.length;
  });
}

const displays: Readonly<Record<string, (document: ParsedDocument, settings: Settings) => unknown>> = {
  links: (document, settings) => resolving.documentLinks(document, settings),
  outline: (document, settings) => resolving.symbols(document, settings),
  hints: (document, settings) =>
    resolving.inlayHints(document, settings, {
      start: { line: 0, character: 0 },
      end: document.source.positionAt(document.text.length),
    }),
  lens: (document, settings) => resolving.codeLenses(document, settings),
  summary: (document, settings) => resolving.summary(document, settings),
  explanation: (document, settings) => resolving.explain(document, settings),
  descriptor: (document, settings) => resolving.describe(document, settings),
};

const file = { fileName: 'a', mediaType: 'text/plain', digest: 'sha256:0', size: 1 };

const plainCapabilities = { snippets: true, insertsAsIs: false, labelDetails: false, tags: true };

const atPlaces: Readonly<
  Record<string, (document: ParsedDocument, settings: Settings, position: Position) => unknown>
> = {
  hover: (document, settings, position) => resolving.hover(document, settings, position),
  definition: (document, settings, position) => resolving.definition(document, settings, position),
  'rename, prepared': (document, settings, position) => resolving.prepareRename(document, settings, position),
  rename: (document, settings, position) => resolving.rename(document, settings, position, 'z'),
  completion: (document, settings, position) =>
    resolving.completion(document.source, settings, position, plainCapabilities),
  refactorings: (document, settings, position) =>
    resolving.refactorings(document, settings, { start: position, end: position }),
  insertion: (document, settings, position) => resolving.insertDescriptor(document, settings, position, file),
};
