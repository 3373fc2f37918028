import type { CodeLens } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { LayoutPlace } from '#service/layout/layout';
import { summarizeIn } from './summaryInLayout';
import { noteOnKind } from './whoSaysKind';

/**
 * The lens above a document that says what it is, and who says so where its content does not. With a command, a click on it
 * explains the document; without one, it is only a title.
 * @param layout the layout that the document is part of, which knows the platform of an image
 * @param explainCommand the client’s command that explains the document whose URI it is given
 * @param asText keeps what the client would draw in the title as it is written
 */
export function documentLenses(
  document: ParsedDocument,
  layout: LayoutPlace | undefined,
  catalogue: Catalogue,
  explainCommand: string | undefined,
  asText: (title: string) => string,
): CodeLens[] {
  // Whoever opens the project file knows what it is.
  if (document.model?.kind === 'project-configuration') return [];
  const summary = summarizeIn(layout, document, catalogue);
  if (summary === undefined) return [];
  const note = noteOnKind(document.detection);
  const title = asText(note === undefined ? summary : `${summary} · ${note}`);
  const start = document.source.positionAt(document.syntax.root?.offset ?? 0);
  const command =
    explainCommand === undefined
      ? { title, command: '' }
      : { title, command: explainCommand, arguments: [document.address] };
  return [{ range: { start, end: start }, command }];
}
