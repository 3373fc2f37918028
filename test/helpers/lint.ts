import type { Kind } from '#schemas/kinds';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  defaultEditorSettings,
  defaultSettings,
  readProject,
  resolveSettings,
  type Finding,
  type LanguageService,
  Layout,
  type LayoutPlace,
  neighborQuery,
  type KindPin,
  type ParsedDocument,
  type Policy,
  type Settings,
} from '#service';
import { type NeighborContents, neighborsIn } from './neighbors';

/** A service whose rules must not fail: a failing rule fails the test. */
export const service = createLanguageService();

/** A document with its findings. */
export interface Linted {
  readonly document: ParsedDocument;
  /** The settings that it was checked with. */
  readonly settings: Settings;
  readonly findings: readonly Finding[];
}

/** How a text is taken: for which kind, under which file name, and with what people chose. */
export interface LintOptions {
  readonly kind?: KindPin;
  readonly fileName?: string;
  /** The kind that the descriptor names which leads to the document. */
  readonly describedAs?: Kind;
  /** The files beside the document. */
  readonly neighbors?: NeighborContents;
  /** What is chosen otherwise than by default. */
  readonly policy?: Partial<Policy>;
  /** The contents of a project file beside the document. */
  readonly project?: object;
}

/** Parses and checks a text, with default settings where the options say nothing else. */
export function lint(text: string, options: LintOptions = {}, by: LanguageService = service): Linted {
  const { document, settings } = parse(text, options, by);
  return { document, settings, findings: by.findings(document, settings) };
}

/** The same for who needs no findings, which take longer than the rest. */
export function parse(
  text: string,
  options: LintOptions = {},
  by: LanguageService = service,
): Omit<Linted, 'findings'> {
  const uri = `file:///test/${options.fileName ?? 'manifest.json'}`;
  const alone = settingsFor(uri, options);
  const document = by.parse(TextDocument.create(uri, 'json', 1, text), alone, options.kind);
  const settings =
    options.neighbors === undefined ? alone : withNeighbors(document, alone, options.neighbors);
  return { document, settings };
}

function withNeighbors(document: ParsedDocument, settings: Settings, contents: NeighborContents): Settings {
  const query = neighborQuery(document);
  return query === undefined ? settings : { ...settings, neighbors: neighborsIn(query, contents) };
}

/** A layout in which a descriptor of this kind leads to the document, and of which nothing else is known. */
function placeOfDescribed(uri: string, describedAs: Kind): LayoutPlace {
  const slash = uri.lastIndexOf('/');
  const path = uri.slice(slash + 1);
  const nothing = { head: new Uint8Array(), digest: undefined, bytes: undefined, document: undefined };
  const file = { path, type: 'file', size: 0, stamp: '', problem: undefined } as const;
  const contents = new Map([[path, { ...file, ...nothing, describedAs }]]);
  return { layout: new Layout(uri.slice(0, slash), contents), path };
}

function settingsFor(uri: string, { policy, project, describedAs }: LintOptions): Settings {
  const resolved =
    project === undefined
      ? defaultSettings
      : resolveSettings(uri, defaultEditorSettings, readProject('file:///test/', JSON.stringify(project)));
  const settings =
    describedAs === undefined ? resolved : { ...resolved, layout: placeOfDescribed(uri, describedAs) };
  return policy === undefined ? settings : { ...settings, policy: { ...settings.policy, ...policy } };
}
