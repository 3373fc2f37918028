import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KindPin, ParsedDocument } from '../../server/src/service/document/parsedDocument';
import { createLanguageService } from '../../server/src/service/languageService';
import type { Finding } from '../../server/src/service/rules/finding';
import { defaultSettings } from '../../server/src/service/settings/resolveSettings';

/** A service whose rules must not fail: a failing rule fails the test. */
export const service = createLanguageService();

/** A document with its findings. */
export interface Linted {
  readonly document: ParsedDocument;
  readonly findings: readonly Finding[];
}

/** How a text is taken: for which kind, and under which file name. */
export interface LintOptions {
  readonly kind?: KindPin;
  readonly fileName?: string;
}

/** Parses and checks a text with default settings. */
export function lint(text: string, options: LintOptions = {}): Linted {
  const uri = `file:///test/${options.fileName ?? 'manifest.json'}`;
  const document = service.parse(TextDocument.create(uri, 'json', 1, text), defaultSettings, options.kind);
  return { document, findings: service.findings(document, defaultSettings) };
}
