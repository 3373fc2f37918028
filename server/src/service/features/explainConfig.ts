import { addTo } from '#schemas/groups';
import { formatPath } from '#schemas/jsonPath';
import { quote } from '#schemas/markdown';
import type { Model } from '#service/document/parsedDocument';
import { statementsOnConfig } from '#service/oci/consumers/configStatements';
import { statementWithEvidence } from './evidence';

/**
 * What consumers do with the properties that an image config has, as paragraphs of Markdown: a heading for each property,
 * and below it a list of statements with links to their evidence. Nothing for other documents.
 */
export function explainConfig(model: Model): readonly string[] {
  const items = new Map<string, string[]>();
  for (const { path, statement, evidence } of statementsOnConfig(model)) {
    const property = quote(formatPath(path));
    const item = `- ${statementWithEvidence(statement, evidence)}`;
    addTo(items, property, item);
  }
  return [...items].flatMap(([property, list]) => [`### ${property}`, list.join('\n')]);
}
