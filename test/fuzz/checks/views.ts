import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { checkPosition, checkRange } from '../ranges';
import { wholeOf } from '../subject';
import type { Check } from './check';

/** What shows a document is inside of it, and nothing that explains it throws. */
export const views: Check = {
  name: 'views',
  counts: 'others',
  run(subject) {
    const { service, linted } = subject;
    const { document, settings } = linted;
    const { source } = document;
    for (const { range } of service.codeLenses(document, settings)) checkRange(source, range, 'a lens');
    for (const { position } of service.inlayHints(document, settings, wholeOf(subject)))
      checkPosition(source, position, 'a hint');
    for (const { range } of service.documentLinks(document, settings)) checkRange(source, range, 'a link');
    checkSymbols(source, service.symbols(document, settings));
    service.explain(document, settings);
    service.describe(document, settings);
    service.summary(document, settings);
    service.whoTakes(document, settings);
    service.switchedOff(document, settings);
    service.copyDescriptorAction(document, settings);
    return 10;
  },
};

function checkSymbols(source: TextDocument, symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    assert.notEqual(name, '', 'a symbol has no name');
    checkRange(source, range, `the symbol ${name}`);
    checkRange(source, selectionRange, `the name of the symbol ${name}`);
    assert(
      source.offsetAt(range.start) <= source.offsetAt(selectionRange.start) &&
        source.offsetAt(selectionRange.end) <= source.offsetAt(range.end),
      `the name of the symbol ${name} is outside of it`,
    );
    checkSymbols(source, children);
  }
}
