import type { Catalogue } from '#schemas/catalogue/catalogue';
import { documentationOf, schemaAt } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { counted, grouped, inSeries } from '#schemas/prose';
import { classifyManifest } from '#service/oci/classification';
import { knownAnnotation } from '#service/oci/annotationKeys';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { referenceNameOf, titleOf } from '#service/oci/annotationValues';
import { entriesOf, isAttestation } from '#service/oci/attestations';
import { indexFormats, type IndexFormat } from '#service/oci/indexFormats';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import type { Detection } from '#service/document/kindDetection';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { DescriptorView } from '#service/document/views';
import type { Finding } from '#service/lint/finding';
import { humanSize } from './byteSize';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { describe } from './describe';
import { explainFindings } from './explainFindings';
import { table } from './hover/markdown';
import { explainVerdict } from './hover/verdictHover';
import { platformName, shortDigest } from './displayNames';
import { validDigest } from './layoutBlobs';
import type { PageLinks } from './pageLinks';
import { pageSections, type PageSection } from './pageSections';
import { isPlainObject } from '#schemas/plainData';
import type { Policy } from '#service/lint/policy';
import { statementsOnConfig } from '#service/oci/consumers/configStatements';
import { allRows, consumerTable, evidenceLink } from './consumerTable';
import { whoTakes, type ConsumerQuestion } from './whoTakes';
import { summarize } from './summary';

/**
 * A document explained to a person, as a Markdown page: what it is, what is wrong with it, and what each part says.
 * Undefined for documents that are not OCI documents. Text of the document appears as inline code or escaped.
 */
export function explainDocument(
  document: ParsedDocument,
  findings: readonly Finding[],
  policy: Policy,
  links: PageLinks,
  question?: ConsumerQuestion,
): string | undefined {
  const { model } = document;
  if (model === undefined) return undefined;
  const { catalogue } = policy;
  const sections = [
    [`# ${escapeMarkdown(fileName(document.address))}`, summarizeInBold(document, catalogue)],
    [heading('findings'), explainFindings(findings, links)],
    [heading('verdict'), ...explainWhole(document, model, catalogue)],
    explainConsumers(document, policy, question),
    section('config', ['Property', 'What consumers do'], configRows(model)),
    section('properties', ['Property', 'Value', 'Meaning'], propertyRows(model)),
    section('contents', ['Where', 'What', 'Size', 'Digest', 'Notes'], contentRows(model, catalogue, links)),
    section('annotations', ['Where', 'Key', 'Value', 'Meaning'], annotationRows(model, catalogue)),
  ];
  return `${sections.flat().join('\n\n')}\n`;
}

/** The most rows of a table that are shown; an index may have thousands of entries. */
const maximumRows = 200;

function section(name: PageSection, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const parts = [heading(name), table(head, rows.slice(0, maximumRows))];
  return rows.length <= maximumRows
    ? parts
    : [...parts, `Not shown: ${counted(rows.length - maximumRows, 'more row')}.`];
}

function heading(name: PageSection): string {
  return `## ${pageSections[name]}`;
}

function summarizeInBold(document: ParsedDocument, catalogue: Catalogue): string {
  return `**${escapeMarkdown(summarize(document, catalogue) ?? '')}**`;
}

function explainWhole({ detection }: ParsedDocument, model: Model, catalogue: Catalogue): string[] {
  const introduction = introduce(model.kind, detection);
  const artifactType = valueAt(model.value, ['artifactType']);
  const classification = classifyManifest(model, catalogue);
  if (classification === undefined) return [introduction, ...explainIndex(model, catalogue)];
  return [
    introduction,
    ...explainVerdict(classification, typeof artifactType === 'string' ? artifactType : undefined, catalogue),
  ];
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

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What each consumer does with the document, as far as there is evidence. */
function explainConsumers(document: ParsedDocument, policy: Policy, question?: ConsumerQuestion): string[] {
  const table = consumerTable(allRows(whoTakes(document, policy, question)));
  return table.length === 0 ? [] : [heading('consumers'), ...table];
}

function configRows(model: Model): string[][] {
  return statementsOnConfig(model).map(({ path, statement, evidence }) => [
    quote(formatPath(path)),
    [escapeMarkdown(statement), ...evidence.map(evidenceLink)].join(' '),
  ]);
}

/** What a document is, and who says so where its content does not. */
function introduce(kind: Kind, detection: Detection | undefined): string {
  const source = detection === undefined ? undefined : sources[detection.by];
  return source === undefined ? introductions[kind] : `${introductions[kind]} ${source}`;
}

const sources: Partial<Record<Detection['by'], string>> = {
  pin: 'Your settings, the project file, or the command line say so.',
  descriptor: 'The descriptor that leads to it says so.',
};

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
  'wasm-config': 'This is a CNCF wasm config.',
  'project-configuration': 'This is an OCI Manifest project configuration.',
};

/** The properties of the document and of the objects in it, except those that sections of their own are about. */
function propertyRows(model: Model): string[][] {
  const rows: string[][] = [];
  const visit = (path: JsonPath, value: unknown): void => {
    const documentation = documentationAt(model, path);
    if (documentation !== undefined && hasOwnSection(model, path)) return;
    const members = isPlainObject(value) ? Object.entries(value) : [];
    if (members.some(([name]) => documentationAt(model, [...path, name]) !== undefined)) {
      for (const [name, member] of members) visit([...path, name], member);
      return;
    }
    const meaning = documentation?.description ?? '';
    rows.push([quote(formatPath(path)), showValue(value), meaning]);
  };
  if (isPlainObject(model.value)) {
    for (const [name, value] of Object.entries(model.value)) visit([name], value);
  }
  return rows;
}

function documentationAt({ kind }: Model, path: JsonPath) {
  const schema = schemaAt(schemaByKind[kind], path);
  return schema === undefined ? undefined : documentationOf(schema);
}

/** Descriptors and annotations are listed one by one further down. */
function hasOwnSection({ kind, descriptors, annotations }: Model, path: JsonPath): boolean {
  const [name] = path;
  if (kind !== 'descriptor' && path.length === 1 && descriptors.some((view) => view.path[0] === name))
    return true;
  const where = formatPath(path);
  return annotations.some((view) => formatPath(view.path) === where);
}

const shownItems = 5;

/** A value in a few words. What has the wrong type is absent from the valid part. */
function showValue(value: unknown): string {
  if (value === undefined) return '(wrong type)';
  if (isPlainObject(value)) return showValue(Object.keys(value));
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.some((item) => typeof item === 'object')) return counted(items.length, 'entry', 'entries');
    if (items.length === 0) return '(empty)';
    const shown = items.slice(0, shownItems).map(showValue);
    return inSeries(
      items.length > shownItems ? [...shown, `${grouped(items.length - shownItems)} more`] : shown,
    );
  }
  return typeof value === 'string' ? showText(value) : quote(JSON.stringify(value));
}

/** A digest that is whole is shown short: it would be the widest text of its table, and nobody reads it. */
function showText(text: string): string {
  return quote(validDigest(text) === undefined ? text : shortDigest(text));
}

function contentRows(model: Model, catalogue: Catalogue, links: PageLinks): string[][] {
  const rootfs = new Set<string | number | undefined>(
    classifyManifest(model, catalogue)?.rootfsLayers.map(({ index }) => index),
  );
  return model.descriptors.map((view) => contentRow(view, rootfs.has(view.path[1]), catalogue, links));
}

function contentRow(
  view: DescriptorView,
  isAmongRootfs: boolean,
  catalogue: Catalogue,
  links: PageLinks,
): string[] {
  const { path, role, value } = view;
  return [
    path.length === 0 ? 'this document' : links.toPath(quote(formatPath(path)), path),
    showType(value.mediaType, catalogue),
    value.size === undefined ? '' : humanSize(value.size),
    value.digest === undefined ? '' : links.toBlob(quote(shortDigest(value.digest)), value.digest),
    notesOn(view, role === 'layer' && isAmongRootfs, catalogue).join(', '),
  ];
}

function showType(type: string | undefined, catalogue: Catalogue): string {
  if (type === undefined) return '';
  const title = catalogue.mediaType(type)?.title;
  return title === undefined ? quote(type) : `${escapeMarkdown(title)} (${quote(type)})`;
}

function notesOn(view: DescriptorView, isRootfs: boolean, catalogue: Catalogue): string[] {
  const { value } = view;
  const notes: string[] = [];
  const [tag, file] = [referenceNameOf(view), titleOf(view)];
  if (tag !== undefined) notes.push(`tag ${quote(tag)}`);
  if (file !== undefined) notes.push(`file ${quote(file)}`);
  const platform = value.platform && platformName(value.platform);
  if (platform !== undefined) notes.push(`for ${quote(platform)}`);
  if (value.artifactType !== undefined) notes.push(`artifact of type ${quote(value.artifactType)}`);
  if (isRootfs) notes.push('unpacked into the root filesystem');
  const known = value.digest === undefined ? undefined : catalogue.content(value.digest);
  if (known !== undefined) notes.push(known.title);
  if (value.data !== undefined) notes.push('embedded in `data`');
  if (value.urls !== undefined) notes.push(`also at ${counted(value.urls.length, 'other URL')}`);
  return notes;
}

function annotationRows({ annotations }: Model, catalogue: Catalogue): string[][] {
  return annotations.flatMap(({ path, place, value }) => {
    const owner = path.slice(0, -1);
    return Object.entries(value).map(([key, text]) => [
      owner.length === 0 ? 'this document' : quote(formatPath(owner)),
      quote(key),
      text === undefined ? '' : showText(text),
      escapeMarkdown(knownAnnotation(key, place, catalogue)?.title ?? ''),
    ]);
  });
}
