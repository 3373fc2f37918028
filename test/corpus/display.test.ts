import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { defaultSettings, type ParsedDocument, type SyntaxNode } from '#service';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { lint, service } from '#helpers/lint';

/** In the largest documents one entry is like another; so many places are enough. */
const placesPerDocument = 150;

describe('what is shown on documents by others', function () {
  this.timeout(120_000);
  before(needsCorpus);

  it('explains them all, and never with markup of theirs', () => {
    let hovers = 0;
    for (const { document, file } of documents()) {
      for (const offset of placesIn(document)) {
        const hover = service.hover(document, defaultSettings, document.source.positionAt(offset));
        if (hover === null) continue;
        hovers++;
        assert(typeof hover.contents === 'object' && 'value' in hover.contents);
        assert.doesNotMatch(withoutCode(hover.contents.value), /\]\((?!https:\/\/)|<[a-z!/]/i, file);
        // What slips into sentences when a value is not what it is taken for.
        assert.doesNotMatch(hover.contents.value, /undefined|\[object|NaN/, file);
      }
    }
    assert(hovers > 1000);
  });

  it('has one line to say what each is, and puts its hints in their places', () => {
    for (const { document, file } of documents()) {
      const [lens] = service.codeLenses(document, defaultSettings);
      assert.match(lens?.command?.title ?? '', /^[^\p{Cc}]{4,200}$/u, file);
      const { source, text } = document;
      const range = { start: source.positionAt(0), end: source.positionAt(text.length) };
      for (const { position, label } of service.inlayHints(document, defaultSettings, range)) {
        assert.match(
          label as string,
          /^(?:[\d.,]+ \w+|(?:root filesystem )?layer \d+ of \d+|no layer|= [\w/]+)$/,
          file,
        );
        // Hints appear around values, never inside of them.
        const around = text.slice(source.offsetAt(position) - 1, source.offsetAt(position) + 1);
        assert.match(around, /["\d}\s,[{:]["\s,}\]{]/, file);
      }
    }
  });

  it('outlines them with names on one line, inside their parents', () => {
    for (const { document, file } of documents()) {
      const check = (symbol: DocumentSymbol): void => {
        assert.match(symbol.name, /^[^\p{Cc}]+$/u, file);
        for (const child of symbol.children ?? []) {
          assert(isBefore(symbol.range.start, child.range.start), file);
          assert(isBefore(child.range.end, symbol.range.end), file);
          check(child);
        }
      };
      service.symbols(document, defaultSettings).forEach(check);
    }
  });

  it('is nothing for documents that are not OCI documents', () => {
    for (const { text, file, fileName, category } of readCorpus()) {
      if (category !== 'non-oci') continue;
      const { document } = lint(text, { fileName });
      if (document.model !== undefined) continue;
      assert.deepEqual(service.codeLenses(document, defaultSettings), [], file);
      assert.deepEqual(service.symbols(document, defaultSettings), [], file);
    }
  });
});

function* documents(): Iterable<{ document: ParsedDocument; file: string }> {
  for (const { text, file, fileName } of readCorpus()) {
    const { document } = lint(text, { fileName });
    if (document.model !== undefined) yield { document, file };
  }
}

/** Offsets inside the keys and values of a document, spread over it. */
function placesIn({ syntax }: ParsedDocument): number[] {
  const offsets: number[] = [];
  const visit = (node: SyntaxNode): void => {
    offsets.push(node.offset);
    node.children?.forEach(visit);
  };
  if (syntax.root !== undefined) visit(syntax.root);
  const step = Math.max(1, Math.floor(offsets.length / placesPerDocument));
  return offsets.filter((_, index) => index % step === 0);
}

/** Markdown without its code, in which text of a document appears. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/^(`{3,})[^\n]*\n[^]*?\n\1$/gm, '')
    .replace(/(`+)[^`](?:[^`]|(?!\1)`)*?\1(?!`)/g, '');
}

function isBefore(
  a: { readonly line: number; readonly character: number },
  b: { readonly line: number; readonly character: number },
): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
