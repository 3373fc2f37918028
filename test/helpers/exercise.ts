import type { Range } from 'vscode-languageserver-types';
import { defaultSettings } from '#service';
import { allCapabilities } from './completion';
import { lint, service, type Linted, type LintOptions } from './lint';

/**
 * Everything that the service does with a text, at a few places of it; it may find what it likes, but must not throw.
 * @returns what it finds
 */
export function exercise(text: string, options: LintOptions = {}): Linted {
  const linted = lint(text, options);
  const { document } = linted;
  const end = document.source.positionAt(text.length);
  const whole: Range = { start: { line: 0, character: 0 }, end };
  const diagnostics = service.diagnostics(document, defaultSettings);
  service.codeActions(document, defaultSettings, whole, diagnostics);
  service.refactorings(document, defaultSettings, whole);
  service.fixAllAction(document, defaultSettings);
  service.summary(document, defaultSettings);
  service.codeLenses(document, defaultSettings);
  service.inlayHints(document, defaultSettings, whole);
  service.symbols(document, defaultSettings);
  service.documentLinks(document, defaultSettings);
  service.explain(document, defaultSettings);
  service.describe(document, defaultSettings);
  service.format(document);
  for (const share of [0.3, 0.7]) {
    const position = document.source.positionAt(Math.floor(text.length * share));
    service.hover(document, defaultSettings, position);
    service.definition(document, defaultSettings, position);
    const digest = service.digestAt(document, defaultSettings, position) ?? 'sha256:';
    service.mentions(document, defaultSettings, digest, true);
    service.prepareRename(document, defaultSettings, position);
    service.completion(document.source, defaultSettings, position, allCapabilities);
  }
  return linted;
}
