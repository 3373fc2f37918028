import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { placed } from '#cli/baselines';
import { reportDocument } from '#cli/reportDocument';
import { explanationFormats } from '#cli/formats/explanation';
import { plainLook } from '#cli/look';
import { formats } from '#cli/formats/formats';
import {
  createLanguageService,
  defaultEditorSettings,
  readProject,
  resolveSettings,
  type ParsedDocument,
  type Settings,
  withBaseline,
} from '#service';
import type { Family } from './families';

/** Runs a feature, and measures it as it likes; undefined where it does not run it. */
export type RunFeature = <T>(feature: string, run: () => T) => T | undefined;

const resolving = createLanguageService({ resolvesActionEdits: true });
const eager = createLanguageService();

/** The features whose answers the others need. */
export const neededFeatures: ReadonlySet<string> = new Set([
  'project file',
  'settings',
  'parsing',
  'findings',
  'diagnostics',
  'code actions',
  'report',
]);

/**
 * Runs every feature, one after the other as an editor and the command line ask, on a document that nobody has seen.
 * @param size how long the document is, in UTF-16 code units, and its project file as well where the family has one
 */
export function runFeatures(family: Family, size: number, runFeature: RunFeature): void {
  const text = family.text(size);
  const projectText = family.project?.(size) ?? (family.fileName === '.oci-manifest.json' ? text : undefined);
  const uri = `file:///test/${family.fileName ?? 'manifest.json'}`;
  const project =
    projectText === undefined
      ? undefined
      : runFeature('project file', () => readProject('file:///test/', projectText));
  const settings = runFeature('settings', () => resolveSettings(uri, defaultEditorSettings, project));
  if (settings === undefined) return;
  const document = runFeature('parsing', () =>
    resolving.parse(TextDocument.create(uri, 'json', 1, text), settings),
  );
  if (document === undefined) return;
  runActions(document, settings, runFeature);
  for (const [feature, run] of Object.entries(displays)) runFeature(feature, () => run(document, settings));
  const places = placesIn(text, family.cursor).map((offset) => document.source.positionAt(offset));
  for (const [feature, run] of Object.entries(atPlaces)) {
    runFeature(feature, () => {
      for (const place of places) run(document, settings, place);
    });
  }
  runCommandLine(document, settings, projectText, runFeature);
}

/** Findings, and what changes the document because of them. */
function runActions(document: ParsedDocument, settings: Settings, runFeature: RunFeature): void {
  runFeature('findings', () => resolving.findings(document, settings));
  const diagnostics = runFeature('diagnostics', () => resolving.diagnostics(document, settings));
  if (diagnostics !== undefined) {
    const range = wholeOf(document);
    const offered = runFeature('code actions', () =>
      resolving.codeActions(document, settings, range, diagnostics),
    );
    const unresolved = offered?.filter(({ data }) => data !== undefined) ?? [];
    runFeature('resolving', () => {
      for (const action of unresolved) resolving.resolveAction(document, settings, action);
    });
    eager.findings(document, settings);
    runFeature('code actions at once', () => eager.codeActions(document, settings, range, diagnostics));
    const [first] = diagnostics;
    if (first !== undefined)
      runFeature('code actions at a place', () =>
        eager.codeActions(document, settings, first.range, [first]),
      );
  }
  runFeature('fix all', () => resolving.fixAllAction(document, settings));
}

/** The reports and explanations of the command line, and the baseline that it writes. */
function runCommandLine(
  document: ParsedDocument,
  settings: Settings,
  projectText: string | undefined,
  runFeature: RunFeature,
): void {
  const { model } = document;
  const path = '/test/manifest.json';
  const report = runFeature('report', () =>
    reportDocument(eager, document, path, settings, { format: 'sarif' }),
  );
  if (report === undefined) return;
  for (const [name, format] of Object.entries(formats))
    runFeature(`report, ${name}`, () =>
      format({ files: [report], failsFrom: 'error', namesOthers: false }, plainLook),
    );
  runFeature('baseline, written', () => {
    const entries = eager.findings(document, settings).map((finding) => {
      const { rule, place } = placed(finding);
      return { file: 'other.json', rule, path: place };
    });
    return withBaseline(projectText ?? '{}', entries);
  });
  if (model === undefined) return;
  const { kind } = model;
  runFeature('explanation, printed', () => {
    const [page, verdicts] = [eager.explain(document, settings), eager.whoTakes(document, settings)];
    for (const format of Object.values(explanationFormats))
      format(
        { rules: [], documents: [{ path, kind, summary: report.summary ?? '', page: page ?? '', verdicts }] },
        plainLook,
      );
  });
}

/** Offsets all over a text; with `cursor` those behind it. */
function placesIn(text: string, cursor: string | undefined): number[] {
  return [0.3, 0.6, 0.9, 1].map((share) => {
    const offset = Math.floor(text.length * share);
    const found = cursor === undefined ? -1 : text.lastIndexOf(cursor, offset);
    return cursor === undefined || found === -1 ? offset : found + cursor.length;
  });
}

function wholeOf({ source, text }: ParsedDocument) {
  return { start: { line: 0, character: 0 }, end: source.positionAt(text.length) };
}

const displays: Readonly<Record<string, (document: ParsedDocument, settings: Settings) => unknown>> = {
  links: (document, settings) => resolving.documentLinks(document, settings),
  outline: (document, settings) => resolving.symbols(document, settings),
  hints: (document, settings) => resolving.inlayHints(document, settings, wholeOf(document)),
  lens: (document, settings) => resolving.codeLenses(document, settings),
  summary: (document, settings) => resolving.summary(document, settings),
  explanation: (document, settings) => resolving.explain(document, settings),
  'who takes it': (document, settings) => resolving.whoTakes(document, settings),
  descriptor: (document, settings) => resolving.describe(document, settings),
  formatted: (document) => resolving.format(document),
};

const plainCapabilities = {
  snippets: true,
  insertsAsIs: false,
  labelDetails: false,
  tags: true,
  resolvesDocumentation: false,
};

const head = Buffer.from('a');
const file = { fileName: 'a', mediaType: 'text/plain', digest: 'sha256:0', size: 1, head };

const atPlaces: Readonly<
  Record<string, (document: ParsedDocument, settings: Settings, position: Position) => unknown>
> = {
  hover: (document, settings, position) => resolving.hover(document, settings, position),
  definition: (document, settings, position) => resolving.definition(document, settings, position),
  references: (document, settings, position) => {
    const digest = resolving.digestAt(document, settings, position) ?? 'sha256:';
    return resolving.mentions(document, settings, digest, true);
  },
  'rename, prepared': (document, settings, position) => resolving.prepareRename(document, settings, position),
  rename: (document, settings, position) => resolving.rename(document, settings, position, 'z'),
  completion: (document, settings, position) =>
    resolving.completion(document.source, settings, position, plainCapabilities),
  refactorings: (document, settings, position) =>
    resolving.refactorings(document, settings, { start: position, end: position }),
  insertion: (document, settings, position) => resolving.insertDescriptor(document, settings, position, file),
};
