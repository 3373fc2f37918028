import assert from 'node:assert/strict';
import { rules } from '#service';
import { lint, service, type LintOptions } from './lint';
import { readMarks, writeOutDigests } from './markedText';

/** No finding says what is wrong with a document, so that hovers say it. */
export const withoutFindings: LintOptions = {
  policy: { severities: Object.fromEntries(rules.map(({ id }) => [id, 'off'])) },
};

/**
 * The hover over the marked part of a text, as Markdown; undefined when there is none. The hover's range must be
 * the marked part.
 */
export function hoverOver(marked: string, options: LintOptions = {}): string | undefined {
  const { text, spans } = readMarks(writeOutDigests(marked));
  const [span] = spans;
  assert(span !== undefined, 'nothing is marked');
  const { document, settings } = lint(text, options);
  const { source } = document;
  const hover = service.hover(
    document,
    settings,
    source.positionAt(span.offset + Math.floor(span.length / 2)),
  );
  if (hover === null) return undefined;
  assert(typeof hover.contents === 'object' && 'value' in hover.contents);
  assert.deepEqual(hover.range, {
    start: source.positionAt(span.offset),
    end: source.positionAt(span.offset + span.length),
  });
  return hover.contents.value;
}
