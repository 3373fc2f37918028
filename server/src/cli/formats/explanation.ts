import type { Kind } from '#schemas/kinds';
import { escapeMarkdown, quote } from '#schemas/markdown';
import type { ConsumerVerdict, PageSection } from '#service';
import type { Look } from '#cli/look';
import type { RulePage } from '#cli/rulePages';
import { nameOf } from '../inputDocument';
import { markdownText } from './markdownText';
import { outputLine, outputLines, outputPart } from './outputLine';
import { printJson } from './printJson';

/** A document, and what there is to say about it. */
export interface Explained {
  readonly path: string;
  readonly kind: Kind;
  readonly summary: string;
  /** The explanation as Markdown: the whole page, or the sections that the format shows. Absent where one line has to do. */
  readonly page?: string | undefined;
  /** What consumers do with it, for a format that shows data. */
  readonly verdicts?: readonly ConsumerVerdict[];
}

/** What is explained: rules, and documents. */
export interface Explanation {
  readonly rules: readonly RulePage[];
  readonly documents: readonly Explained[];
}

/** The formats in which documents and rules are explained. */
export const explanationFormats = {
  text: ({ rules, documents }, look) =>
    inOrder([
      ...rules.map(({ page }) => markdownText(page, look)),
      ...documents.map((each) => asText(each, look)),
    ]),
  markdown: ({ rules, documents }) =>
    inOrder([...rules.map(({ page }) => page), ...documents.map(asMarkdown)].map(outputLines)),
  json: ({ rules, documents }) => printJson({ rules, documents: documents.map(asData) }),
} as const satisfies Record<string, (explanation: Explanation, look: Look) => string>;

/** The name of a format of explanations. */
export type ExplanationFormat = keyof typeof explanationFormats;

/** The formats for programs, which show data; the others show pages. */
export const dataFormats: ReadonlySet<ExplanationFormat> = new Set(['json']);

/** The sections that a format shows; the whole page where it is not listed. */
export const shownSections: Readonly<Partial<Record<ExplanationFormat, readonly PageSection[]>>> = {
  text: ['findings', 'verdict', 'consumers', 'config'],
};

/** Pages with an empty line between them, and single lines without. */
function inOrder(parts: readonly string[]): string {
  const text = parts.join('\n');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** What the document is, and below it the sections; one line where there is no page. */
function asText({ path, kind, summary, page }: Explained, look: Look): string {
  const name = look.paint('bold', outputLine(`${nameOf({ path })}:`));
  return page === undefined
    ? `${name} ${kind}: ${outputPart(summary)}`
    : `${name} ${outputPart(summary)}\n\n${markdownText(page, look)}`;
}

function asMarkdown({ path, kind, summary, page }: Explained): string {
  return page ?? `- ${quote(nameOf({ path }))}: ${kind}: ${escapeMarkdown(summary)}`;
}

function asData({ path, kind, summary, verdicts = [] }: Explained) {
  return {
    path,
    kind,
    summary,
    consumers: verdicts.map(({ consumer, version, operations }) => ({
      id: consumer.id,
      name: consumer.name,
      version,
      operations,
    })),
  };
}
