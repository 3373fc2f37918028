import type { Hover, Position } from 'vscode-languageserver-types';
import { formatPath, isWithin, samePath, type JsonPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { anchorOf, type PageSection } from '#service/features/pageSections';
import { touches } from '#service/features/touches';
import { documentedFieldAt } from '#service/features/schemaFields';
import { catalogueMarkdown, quote } from '#schemas/markdown';
import { listOf } from '#schemas/prose';
import { statementsOnProperty } from '#service/oci/consumers/configStatements';
import type { Surroundings } from '#service/lint/context';
import type { Finding } from '#service/lint/finding';
import type { Policy } from '#service/lint/policy';
import { rangeOf } from '#service/lint/range';
import type { Rule } from '#service/lint/rule';
import { commandLink, sourceParagraph } from './markdown';
import { withOccurrence } from './occurrence';
import { explainPart } from './partHover';
import type { Explanation, HoverTarget } from './hoverTarget';
import { fits } from './room';
import { explainRule } from './ruleHover';
import { explainValue } from './valueHover';
import { explainManifest, isVerdictPlace } from './verdictHover';

/** What a hover needs beside the document. */
export interface HoverOptions extends Surroundings {
  readonly policy: Policy;
  /** All rules, whose names a project file can hold. */
  readonly rules: readonly Rule[];
  /** What is wrong with the document, which editors show in the same hover. */
  readonly findings: readonly Finding[];
  /** What is wrong with it too, and the project file accepts, so that editors show nothing of it. */
  readonly accepted: readonly Finding[];
  /** The client’s command that explains a document at a section; without it a hover leads nowhere. */
  readonly explainCommand: string | undefined;
  /** The client’s command that opens the page of a rule, whose id is its argument. */
  readonly rulePageCommand: string | undefined;
}

/**
 * The hover at a position (UTF-16 code units); null where there is nothing to say. It fits without scrolling: a sentence
 * that settles the question, a few facts, and a line of links to more.
 */
export function hoverAt(live: ParsedDocument, position: Position, options: HoverOptions): Hover | null {
  const offset = live.source.offsetAt(position);
  const pointed = live.model === undefined ? undefined : nodeAtOffset(live.syntax.root, offset);
  if (pointed === undefined) return null;
  const document = withOccurrence(live, pointed.node);
  const { model, source, syntax, value } = document;
  const found = nodeAtOffset(syntax.root, offset);
  if (model === undefined || found === undefined) return null;
  const { path, part, node } = found;
  const isContainer = node.type === 'object' || node.type === 'array';
  // Members of lists have no name to point at, so their bracket stands for them.
  if (isContainer && (offset !== node.offset || typeof path.at(-1) !== 'number')) return null;
  const { policy, rules, layout, neighbors, explainCommand, rulePageCommand } = options;
  // What is wrong with the document is wrong with the member that counts.
  const findings = document === live ? options.findings : [];
  const isHere = ({ at }: Finding): boolean => 'path' in at && samePath(at.path, path);
  const atPlace = findings.filter(isHere);
  const acceptedHere = document === live ? options.accepted.filter(isHere) : [];
  const target: HoverTarget = {
    document,
    model,
    path,
    part,
    value: valueAt(value, path),
    field: documentedFieldAt(schemaByKind[model.kind], path),
    catalogue: policy.catalogue,
    policy,
    rules,
    layout,
    neighbors,
    rulePageCommand,
    isReported: atPlace.length > 0,
    isAccepted: acceptedHere.length > 0,
    findings,
    isVerdictReported: atPlace.some(({ rule }) => rule.saysVerdict === true),
  };
  const {
    facts: known,
    sources = [],
    more: own,
  }: Explanation = isContainer ? { facts: explainPart(target) } : explain(target, document === live);
  const accepted = explainAccepted(acceptedHere);
  if (known.length + accepted.length === 0) return null;
  const section = sectionFor(target);
  const more =
    own ??
    (explainCommand === undefined || section === undefined
      ? undefined
      : commandLink('More …', explainCommand, document.address, anchorOf(section)));
  const reported = findings.filter(({ at }) => isAt(document, at, position));
  const paragraphs = fitting(
    { facts: known, accepted, more, sources: [...new Set(sources)].flatMap(sourceParagraph) },
    reported,
  );
  if (paragraphs.length === 0) return null;
  return {
    contents: {
      kind: 'markdown',
      value: paragraphs.join('\n\n'),
    },
    range: {
      start: source.positionAt(node.offset),
      end: source.positionAt(node.offset + (isContainer ? 1 : node.length)),
    },
  };
}

interface Parts {
  readonly facts: readonly string[];
  readonly accepted: readonly string[];
  readonly more: string | undefined;
  readonly sources: readonly string[];
}

/**
 * The paragraphs that fit below what is reported at the same place. What is reported leads to its own source, so that this
 * goes first, and then the facts from the last on; with none of them left, there is nothing to say more of.
 */
function fitting(parts: Parts, reported: readonly Finding[]): readonly string[] {
  const { facts, accepted, more, sources } = parts;
  const own = more === undefined ? [] : [more];
  const lineOf = (links: readonly string[]): readonly string[] =>
    links.length === 0 ? [] : [links.join(' · ')];
  const whole = lineOf([...own, ...sources]);
  const all = [...facts, ...accepted, ...whole];
  if (fits(all, reported)) return all;
  const links = reported.length === 0 ? whole : lineOf(own);
  for (let kept = facts.length; kept > 0; kept--) {
    const shown = [...facts.slice(0, kept), ...accepted, ...links];
    if (fits(shown, reported) || (kept === 1 && reported.length === 0)) return shown;
  }
  return accepted;
}

/** Tells whether an editor shows in the hover at a position what is reported at a place. */
function isAt(document: ParsedDocument, at: Finding['at'], position: Position): boolean {
  return touches(rangeOf(document, at), { start: position, end: position });
}

/** @param counts false for a member that another one replaces: what it would make of the document is not the case */
function explain(target: HoverTarget, counts: boolean): Explanation {
  const { field, part, isReported } = target;
  const rule = explainRule(target);
  if (rule.facts.length > 0) return rule;
  // The verdict first: it is what the pointer is held there for.
  const verdict = counts ? explainManifest(target) : [];
  const value = explainValue(target);
  const whole = counts ? explainPart(target) : [];
  // Beside the verdict, and beside what the property is for, there is room for the first fact about the value; beside a
  // finding and what the value is a part of, for two.
  const isMember = field?.isMember === true;
  const isBrief = verdict.length > 0 || (part === 'key' && !isMember);
  const mostFacts = isBrief ? 1 : isReported && whole.length > 0 ? 2 : value.facts.length;
  const about = [...verdict.slice(0, 1), ...whole, ...value.facts.slice(0, mostFacts), ...verdict.slice(1)];
  // Who points at a value asks what it says; a key that explains itself needs no words on what its map is for.
  const isAnswered = verdict.length > 0 || (about.length > 0 && (part === 'value' || isMember));
  const property = isAnswered ? { facts: [] } : explainProperty(target);
  return {
    facts: [...about, ...property.facts, ...explainUse(target)],
    sources: property.sources ?? value.sources ?? [],
  };
}

/** What the project file accepts at a place, where no editor shows it. */
function explainAccepted(accepted: readonly Finding[]): readonly string[] {
  const rules = [...new Set(accepted.map(({ rule }) => quote(rule.id)))];
  return rules.length === 0
    ? []
    : [
        `The project file accepts the ${rules.length === 1 ? 'finding' : 'findings'} of ${listOf(rules)} here.`,
      ];
}

/** The most statements about a property of a config that a hover has room for. */
const mostStatements = 2;

/** On the key of a property of an image config: what consumers do with it. */
function explainUse({ model, part, path }: HoverTarget): readonly string[] {
  if (part !== 'key') return [];
  const statements = statementsOnProperty(model, path).slice(0, mostStatements);
  return statements.length === 0
    ? []
    : [statements.map((statement) => `- ${catalogueMarkdown(statement)}`).join('\n')];
}

function explainProperty({ field }: HoverTarget): Explanation {
  if (field === undefined) return { facts: [] };
  const { description, source, status } = field.documentation;
  const note = status === undefined ? '' : ` _(${status})_`;
  return {
    facts: [`${quote(formatPath(field.path.slice(-1)))}${note}: ${description}`],
    ...(source !== undefined && { sources: [source] }),
  };
}

/** The section of the page about the document that says more about a place than the hover; undefined where none does. */
function sectionFor({ field, model, part, path }: HoverTarget): PageSection | undefined {
  if (isVerdictPlace(path)) return 'consumers';
  if (part === 'value') return isLayerType(path) ? 'consumers' : undefined;
  if (statementsOnProperty(model, path).length > 0) return 'config';
  // A list or map as a whole: the page has a table of it.
  if (field?.documentation.meaning === 'annotations' && !field.isMember) return 'annotations';
  const isList = (descriptor: JsonPath): boolean =>
    descriptor.length === path.length + 1 && isWithin(descriptor, path);
  return model.descriptors.some((descriptor) => isList(descriptor.path)) ? 'contents' : undefined;
}

/** Which layers are unpacked depends on their types. */
function isLayerType(path: JsonPath): boolean {
  return path.length === 3 && path[0] === 'layers' && path[2] === 'mediaType';
}
