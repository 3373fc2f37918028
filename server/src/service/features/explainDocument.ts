import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Kind } from '#schemas/kinds';
import { escapeMarkdown, quote } from '#schemas/markdown';
import type { Detection } from '#service/document/kindDetection';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { LayoutPlace } from '#service/layout/layout';
import { valueAt } from '#service/document/shape';
import type { Finding } from '#service/lint/finding';
import type { Policy } from '#service/lint/policy';
import { entriesOf, isAttestation } from '#service/oci/attestations';
import { isBlank } from '#service/oci/blanks';
import { classifyManifest } from '#service/oci/classification';
import { indexFormats, type IndexFormat } from '#service/oci/indexFormats';
import { consumerBlocks } from './consumerBlocks';
import { describe } from './describe';
import { hasErrors } from './documentErrors';
import { documentTitle } from './documentTitle';
import { explainConfig } from './explainConfig';
import { explainFindings } from './explainFindings';
import { explainLayout } from './explainLayout';
import { annotationTable, contentTable, propertyTable } from './explainTables';
import { explainVerdict } from './hover/verdictHover';
import type { PageLinks } from './pageLinks';
import { pageSections, sectionNames, type PageSection } from './pageSections';
import { summarizeIn } from './summaryInLayout';
import { whoSaysKind } from './whoSaysKind';
import { whoTakes, type ConsumerQuestion } from './whoTakes';

/** What else is known and asked, beside the document. */
export interface ExplanationContext {
  readonly findings: readonly Finding[];
  /** The findings that the project file accepts. */
  readonly accepted: readonly Finding[];
  readonly policy: Policy;
  readonly links: PageLinks;
  /** The layout that the document is part of. */
  readonly layout: LayoutPlace | undefined;
  readonly question?: ConsumerQuestion | undefined;
}

/**
 * A document explained to a person, as a Markdown page: what it is, what is wrong with it, and what each part says.
 * Undefined for documents that are not OCI documents. Text of the document appears as inline code or escaped.
 * @param only the sections to which the page is limited, which then has no title
 */
export function explainDocument(
  document: ParsedDocument,
  context: ExplanationContext,
  only?: readonly PageSection[],
): string | undefined {
  const { model } = document;
  if (model === undefined) return undefined;
  const { policy, links, layout, question } = context;
  const { catalogue } = policy;
  const sections: Readonly<Record<PageSection, () => readonly string[]>> = {
    findings: () => explainFindings(context, links),
    verdict: () => explainWhole(document, model, context),
    consumers: () => {
      const blocks = consumerBlocks(whoTakes(document, policy, question));
      if (blocks.length === 0) return [];
      const isUnfinished = model.descriptors.some(isBlank);
      return [
        ...(isUnfinished ? [unfinished] : []),
        ...(hasErrors(model, context.findings) ? [withoutErrors] : []),
        ...(context.findings.some(isAboutBlob) ? [withoutBlobs] : []),
        ...blocks,
      ];
    },
    config: () => explainConfig(model),
    properties: () => propertyTable(model),
    contents: () => contentTable(model, { catalogue, links, layout }),
    annotations: () => annotationTable(model, catalogue),
  };
  const title = [
    `# ${documentTitle(document.address, layout, catalogue)}`,
    summarizeInBold(document, context),
  ];
  const body = (only ?? sectionNames).flatMap((name) => {
    const paragraphs = sections[name]();
    return paragraphs.length === 0 ? [] : [heading(name), ...paragraphs];
  });
  return `${[...(only === undefined ? title : []), ...body].join('\n\n')}\n`;
}

function heading(name: PageSection): string {
  return `## ${pageSections[name]}`;
}

function summarizeInBold(
  document: ParsedDocument,
  { layout, policy: { catalogue } }: ExplanationContext,
): string {
  return `**${escapeMarkdown(summarizeIn(layout, document, catalogue) ?? '')}**`;
}

function explainWhole(
  document: ParsedDocument,
  model: Model,
  { policy: { catalogue }, layout, findings }: ExplanationContext,
): string[] {
  const introduction = introduce(model.kind, document.detection);
  const artifactType = valueAt(model.value, ['artifactType']);
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined)
    return [introduction, ...explainLayout(model, catalogue, layout), ...explainIndex(model, catalogue)];
  // What is reported is said among the findings, which the page begins with.
  const isReported = findings.some(({ rule }) => rule.saysVerdict === true);
  const [verdict = '', ...facts] = explainVerdict(
    classification,
    typeof artifactType === 'string' ? artifactType : undefined,
    catalogue,
    isReported,
  );
  return [`${introduction} ${verdict}`, ...facts];
}

/** What an index is, or holds, beyond images for platforms; nothing for other kinds of document. */
function explainIndex(model: Model, catalogue: Catalogue): string[] {
  if (model.kind !== 'image-index') return [];
  const { own, entries, isListOfArtifacts } = indexFormats(model, catalogue);
  const attestations = entriesOf(model.descriptors).filter(isAttestation).length;
  const sentence = (format: IndexFormat): string => {
    const description = describe(format);
    return description === ''
      ? `${escapeMarkdown(format.title)}.`
      : `${escapeMarkdown(format.title)}: ${description}`;
  };
  return [
    ...(own === undefined ? [] : [`The type of this index is ${quote(own.type)}. ${sentence(own)}`]),
    ...entries.map((entry) => `It has an entry of the type ${quote(entry.type)}. ${sentence(entry)}`),
    ...(attestations === 0 ? [] : [explainAttestations(attestations)]),
    ...(isListOfArtifacts ? [listOfArtifacts] : []),
  ];
}

function explainAttestations(count: number): string {
  const [subject, each] =
    count === 1 ? ['1 entry is an attestation', 'it'] : [`${count} entries are attestations`, 'each'];
  return `${subject} about another entry. The annotation ${quote(wellKnownAnnotations.referenceDigest)} says which image ${each} is about.`;
}

const listOfArtifacts =
  'Each entry has an `artifactType` and no platform. A list of referrers has this form ' +
  '([distribution specification](https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers)).';

/** What a document is, and who says so where its content does not. */
function introduce(kind: Kind, detection: Detection | undefined): string {
  const source = whoSaysKind(detection);
  return source === undefined ? introductions[kind] : `${introductions[kind]} ${source}`;
}

/** What a document is, by its kind. */
const introductions: Readonly<Record<Kind, string>> = {
  'image-manifest': 'This is an OCI image manifest.',
  'image-index': 'This is an OCI image index.',
  'image-config': 'This is an OCI image config.',
  'image-layout': 'This is an OCI image layout file.',
  descriptor: 'This is an OCI descriptor.',
  'docker-manifest': 'This is a Docker image manifest.',
  'docker-manifest-list': 'This is a Docker manifest list.',
  'docker-schema1': 'This is a Docker schema 1 manifest.',
  'docker-save': 'This is a `docker save` manifest.',
  'artifact-manifest': 'This is an OCI artifact manifest. The format was withdrawn.',
  'wasm-config': 'This is a CNCF Wasm config.',
  'project-configuration': 'This is an OCI Manifest project configuration.',
};

/** The model of consumers knows documents, and nothing of what a layout has or lacks beside them. */
const withoutBlobs =
  'This assumes that all blobs are there and intact. The findings say what is wrong with them.';

const withoutErrors = 'This does not take all errors in the document into account.';

const unfinished =
  'Some digests are not filled in yet. This is what consumers do once all digests and sizes are filled in.';

function isAboutBlob({ rule }: Finding): boolean {
  return rule.category === 'layout';
}
