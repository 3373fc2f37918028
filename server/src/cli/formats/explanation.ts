import type { Kind } from '#schemas/kinds';
import { evidenceTitle, evidenceUrl, consumerRows, type ConsumerRow, type ConsumerVerdict } from '#service';
import { nameOf } from '../inputDocument';
import { outputLine, outputLines } from './outputLine';
import { printJson } from './printJson';

/** A document, and what there is to say about it. */
export interface Explained {
  readonly path: string;
  readonly kind: Kind;
  readonly summary: string;
  /** The whole explanation as Markdown. */
  readonly page: string;
  readonly verdicts: readonly ConsumerVerdict[];
}

/** The formats in which documents are explained. */
export const explanationFormats = {
  text: (explained: readonly Explained[]) => explained.map(asText).join('\n'),
  markdown: (explained: readonly Explained[]) => explained.map(({ page }) => outputLines(page)).join('\n'),
  json: (explained: readonly Explained[]) => printJson({ documents: explained.map(asData) }),
} as const;

/** The name of a format of explanations. */
export type ExplanationFormat = keyof typeof explanationFormats;

function asText({ path, summary, verdicts }: Explained): string {
  const rows = consumerRows(verdicts);
  const lines = [
    outputLine(`${nameOf({ path })}: ${summary}`),
    ...(rows.length === 0 ? ['  Nothing is known about who takes it.'] : rows.flatMap(rowLines)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Two lines and a line for each piece of evidence: what happens, why, and what shows it. */
function rowLines({ consumer, operation, condition, outcome, reason, evidence }: ConsumerRow): string[] {
  const head = [
    consumer,
    operation,
    plain(outcome),
    ...(condition === undefined ? [] : [`(if ${plain(condition)})`]),
  ];
  return [
    `  ${outputLine(head.join('  '))}`,
    `    ${outputLine(reason)}`,
    ...evidence.map(
      (each) => `    ${outputLine(`${evidenceUrl(each) ?? evidenceTitle(each)} (${each.date})`)}`,
    ),
  ];
}

/** Without the marks of code in Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}

function asData({ path, kind, summary, verdicts }: Explained) {
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
