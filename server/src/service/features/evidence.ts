import type { Evidence } from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { catalogueMarkdown, escapeMarkdown } from '#schemas/markdown';
import { link } from './hover/markdown';

/** A statement about a consumer as Markdown, and behind it what shows it, as links where it has pages. */
export function statementWithEvidence(statement: string, evidence: readonly Evidence[]): string {
  return [catalogueMarkdown(statement), ...evidence.map(evidenceLink)].join(' ');
}

function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const title = escapeMarkdown(evidenceTitle(evidence));
  return `(${url === undefined ? title : link(title, url)})`;
}
