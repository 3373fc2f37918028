import type { Hover, Position } from 'vscode-languageserver-types';
import type { Catalogue } from '../../../../../schemas/src/catalogue/catalogue';
import { documentationOf, schemaAt } from '../../../../../schemas/src/introspection';
import { schemaByKind } from '../../../../../schemas/src/kinds';
import type { FieldDocumentation } from '../../../../../schemas/src/model/field';
import { classifyManifest } from '../../document/classification';
import { positionAt, type Position as TreePosition } from '../../document/locate';
import { formatPath } from '../../document/jsonPath';
import type { Model, ParsedDocument } from '../../document/parsedDocument';
import { valueAt } from '../../document/shape';
import { groupedNumber, humanSize } from './byteSize';
import { explainDigest } from './digestHover';
import { link } from './markdown';
import { explainMediaType } from './mediaTypeHover';
import { explainVerdict } from './verdictHover';

/** What is to be said about a position (UTF-16 code units); null where there is nothing to say. */
export function hoverAt(document: ParsedDocument, position: Position, catalogue: Catalogue): Hover | null {
  const { model, source, syntax } = document;
  if (model === undefined) return null;
  const place = positionAt(syntax.root, source.offsetAt(position));
  if (place === undefined || place.node.type === 'object' || place.node.type === 'array') return null;
  const schema = schemaAt(schemaByKind[model.kind], place.path);
  const documentation = schema === undefined ? undefined : documentationOf(schema);
  const sections = [
    // The verdict first: it is what the pointer is held there for, and a hover shows only so many lines.
    ...explainManifest(model, place, catalogue),
    ...explainValue(document, place, documentation, catalogue),
    ...explainProperty(place, documentation),
  ];
  if (sections.length === 0) return null;
  const { offset, length } = place.node;
  return {
    contents: { kind: 'markdown', value: sections.map((lines) => lines.join('\n\n')).join('\n\n---\n\n') },
    range: { start: source.positionAt(offset), end: source.positionAt(offset + length) },
  };
}

/** Explains a value by what it stands for. Each section is a list of paragraphs. */
function explainValue(
  { value: root }: ParsedDocument,
  { path, part }: TreePosition,
  documentation: FieldDocumentation | undefined,
  catalogue: Catalogue,
): string[][] {
  const value = valueAt(root, path);
  const meaning = documentation?.meaning;
  if (part === 'key' && typeof value !== 'string' && typeof value !== 'number') return [];
  if (typeof value === 'string' && value !== '') {
    if (meaning === 'media-type' || meaning === 'artifact-type') return [explainMediaType(value, catalogue)];
    if (meaning === 'digest' || meaning === 'diff-id') return [explainDigest(value, catalogue)];
  }
  if (typeof value === 'number' && meaning === 'size' && value >= 0) return [[explainSize(value)]];
  return [];
}

function explainSize(size: number): string {
  return size < 1024 ? `**${humanSize(size)}**` : `**${humanSize(size)}** · ${groupedNumber(size)} bytes`;
}

/** On the members that decide or show what a manifest is: the verdict. */
function explainManifest(model: Model, { path }: TreePosition, catalogue: Catalogue): string[][] {
  if (!verdictPaths.has(formatPath(path))) return [];
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined) return [];
  const artifactType = valueAt(model.value, ['artifactType']);
  return [
    explainVerdict(classification, typeof artifactType === 'string' ? artifactType : undefined, catalogue),
  ];
}

const verdictPaths = new Set(['config', 'config.mediaType', 'artifactType', 'layers']);

function explainProperty({ path }: TreePosition, documentation: FieldDocumentation | undefined): string[][] {
  if (documentation === undefined) return [];
  const { description, specification, status } = documentation;
  const note = status === undefined ? '' : ` _(${status})_`;
  return [[`\`${formatPath(path.slice(-1))}\`${note}: ${description}`, link('Specification', specification)]];
}
