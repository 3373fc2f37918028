import type { CodeAction, Diagnostic, Hover, Position, Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { builtInCatalogue, type Catalogue } from '../../../schemas/src/catalogue/catalogue';
import { parseDocument, type KindPin, type ParsedDocument } from './document/parsedDocument';
import { quickFixes } from './features/codeActions';
import { toDiagnostics } from './features/diagnostics';
import { hoverAt } from './features/hover/hover';
import type { Finding } from './rules/finding';
import { rules } from './rules/registry';
import { runRules, type RuleFailure } from './rules/runRules';
import { pinnedKind } from './settings/pinnedKind';
import type { Settings } from './settings/settings';

/** What a host tells the language service about itself. */
export interface LanguageServiceOptions {
  /** What is known of media types, annotations and platforms; the built-in catalogue when absent. */
  readonly catalogue?: Catalogue;
  /** True when the host reports JSON syntax errors of files with the language id `json` itself, as VS Code does. */
  readonly hostReportsSyntax?: boolean;
  /** Told when a rule fails; the other rules' findings are kept. */
  readonly onRuleFailure?: (failure: RuleFailure) => void;
}

/** The language service: pure functions over parsed documents. Positions count UTF-16 code units. */
export interface LanguageService {
  /**
   * Parses a document, once for each version of it. Never throws.
   * @param pin the kind to take it for, overruling settings and detection
   */
  parse(document: TextDocument, settings: Settings, pin?: KindPin): ParsedDocument;
  /** All findings, those included that the host reports itself. */
  findings(document: ParsedDocument, settings: Settings): readonly Finding[];
  /** The diagnostics to show; none for documents that are no OCI documents. */
  diagnostics(document: ParsedDocument, settings: Settings): Diagnostic[];
  /** The quick fixes for a range, and for the diagnostics that the client says it is about. */
  codeActions(
    document: ParsedDocument,
    settings: Settings,
    range: Range,
    diagnostics: readonly Diagnostic[],
  ): CodeAction[];
  /** What is to be said about the place under the pointer; null where there is nothing to say. */
  hover(document: ParsedDocument, position: Position): Hover | null;
}

/** Composes the language service. */
export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  const catalogue = options.catalogue ?? builtInCatalogue;
  const parsed = new WeakMap<TextDocument, { version: number; pin: KindPin; document: ParsedDocument }>();
  const found = new WeakMap<ParsedDocument, { settings: Settings; findings: readonly Finding[] }>();

  const parse: LanguageService['parse'] = (
    document,
    settings,
    pin = pinnedKind(document.uri, settings.kinds),
  ) => {
    // The editor's document keeps its identity while its text changes, so the version must agree as well.
    const cached = parsed.get(document);
    if (cached?.version === document.version && cached.pin === pin) return cached.document;
    const fresh = parseDocument(document, pin);
    parsed.set(document, { version: document.version, pin, document: fresh });
    return fresh;
  };

  const findings: LanguageService['findings'] = (document, settings) => {
    const cached = found.get(document);
    if (cached?.settings === settings) return cached.findings;
    const fresh = settings.enable
      ? runRules(document, rules, settings.rules, catalogue, options.onRuleFailure ?? rethrow)
      : [];
    found.set(document, { settings, findings: fresh });
    return fresh;
  };

  return Object.freeze<LanguageService>({
    parse,
    findings,
    diagnostics(document, settings) {
      const hidden = options.hostReportsSyntax === true && document.languageId === 'json';
      const shown = findings(document, settings).filter(
        ({ rule }) => !(hidden && rule.reportedByHost === true),
      );
      return toDiagnostics(document, shown);
    },
    codeActions: (document, settings, range, diagnostics) =>
      quickFixes(document, findings(document, settings), range, diagnostics),
    hover: (document, position) => hoverAt(document, position, catalogue),
  });
}

function rethrow({ error }: RuleFailure): never {
  throw error;
}
