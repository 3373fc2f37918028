import {
  defaultSettings,
  messageOf,
  rangeOf,
  type Finding,
  type LanguageService,
  type ParsedDocument,
} from '#service';

/** A hover with the text that it is about, and what editors show above it of what is reported there. */
export interface ShownHover {
  readonly about: string;
  readonly markdown: string;
  readonly reported: readonly Finding[];
}

/** Every hover of a document once. */
export function* hoversOf(service: LanguageService, document: ParsedDocument): Iterable<ShownHover> {
  const { source } = document;
  const text = source.getText();
  const seen = new Set<string>();
  const findings = service
    .findings(document, defaultSettings)
    .map((finding) => ({ finding, range: rangeOf(document, finding.at) }))
    .map(({ finding, range }) => ({
      finding,
      from: source.offsetAt(range.start),
      to: source.offsetAt(range.end),
    }));
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{[]|-?\d[\d.eE+-]*|true|false|null/g)) {
    const start = source.positionAt(index);
    const hover = service.hover(document, defaultSettings, start);
    const reported = findings.flatMap(({ finding, from, to }) =>
      from <= index && index <= to ? [finding] : [],
    );
    const markdown =
      hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents
        ? hover.contents.value
        : '';
    const key = JSON.stringify([markdown, reported.map(messageOf)]);
    if (markdown === '' || seen.has(key)) continue;
    seen.add(key);
    yield { about: token, markdown, reported };
  }
}
