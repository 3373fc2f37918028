import type { Hover, Position } from 'vscode-languageserver-types';
import { schemaByKind } from '#schemas/kinds';
import { classifyManifest } from '#service/oci/classification';
import { formatPath } from '#schemas/jsonPath';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { documentedFieldAt } from '#service/features/schemaFields';
import { quote } from '#schemas/markdown';
import { consumerTable, decisiveRows } from '#service/features/consumerTable';
import { shortList, whoTakes } from '#service/features/whoTakes';
import type { Policy } from '#service/lint/policy';
import { sourceParagraph } from './markdown';
import { explainPart } from './partHover';
import type { Explain, HoverTarget } from './hoverTarget';
import { explainValue } from './valueHover';
import { explainVerdict } from './verdictHover';

/** The hover at a position (UTF-16 code units); null where there is nothing to say. */
export function hoverAt(document: ParsedDocument, position: Position, policy: Policy): Hover | null {
  const { model, source, syntax, value } = document;
  if (model === undefined) return null;
  const offset = source.offsetAt(position);
  const found = nodeAtOffset(syntax.root, offset);
  if (found === undefined) return null;
  const { path, part, node } = found;
  const isContainer = node.type === 'object' || node.type === 'array';
  // Members of lists have no name to point at, so their bracket stands for them.
  if (isContainer && (offset !== node.offset || typeof path.at(-1) !== 'number')) return null;
  const target: HoverTarget = {
    document,
    model,
    path,
    part,
    value: valueAt(value, path),
    field: documentedFieldAt(schemaByKind[model.kind], path),
    catalogue: policy.catalogue,
    policy,
  };
  const sections = (isContainer ? [explainPart(target)] : explain(target)).filter(({ length }) => length > 0);
  if (sections.length === 0) return null;
  return {
    contents: { kind: 'markdown', value: sections.map((lines) => lines.join('\n\n')).join('\n\n---\n\n') },
    range: {
      start: source.positionAt(node.offset),
      end: source.positionAt(node.offset + (isContainer ? 1 : node.length)),
    },
  };
}

/** The sections of a hover, each a list of paragraphs. */
function explain(target: HoverTarget): (readonly string[])[] {
  // The verdict first: it is what the pointer is held there for, and a hover shows only so many lines.
  const about = [explainManifest(target), explainPart(target), explainValue(target)];
  // A member of a list or map that explains itself needs no words on what the list is for.
  const isExplained = about.some(({ length }) => length > 0);
  return target.field?.isMember === true && isExplained ? about : [...about, explainProperty(target)];
}

/** On the members that decide or show what a manifest is: the verdict. */
const explainManifest: Explain = ({ document, model, path, catalogue, policy }) => {
  if (!verdictPaths.has(formatPath(path))) return [];
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined) return [];
  const artifactType = valueAt(model.value, ['artifactType']);
  const consumers = shortList(policy.consumers);
  return [
    ...explainVerdict(classification, typeof artifactType === 'string' ? artifactType : undefined, catalogue),
    ...consumerTable(decisiveRows(whoTakes(document, policy, { consumers }))),
  ];
};

const verdictPaths = new Set(['config', 'config.mediaType', 'artifactType', 'layers']);

const explainProperty: Explain = ({ field }) => {
  if (field === undefined) return [];
  const { description, source, status } = field.documentation;
  const note = status === undefined ? '' : ` _(${status})_`;
  return [`${quote(formatPath(field.path.slice(-1)))}${note}: ${description}`, ...sourceParagraph(source)];
};
