import type { Catalogue } from '#schemas/catalogue/catalogue';
import { documentationOf, schemaAt } from '#schemas/introspection';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { isPlainObject } from '#schemas/plainData';
import { counted, grouped, inSeries } from '#schemas/prose';
import type { Model } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import type { LayoutPlace } from '#service/layout/layout';
import { knownAnnotation } from '#service/oci/annotationKeys';
import { referenceNameOf, titleOf } from '#service/oci/annotationValues';
import { isAttestation } from '#service/oci/attestations';
import { classifyManifest, unpackedLayers } from '#service/oci/classification';
import { hasData } from '#service/oci/content';
import { humanSize } from './byteSize';
import { platformName, shortDigest } from './displayNames';
import { table } from '#schemas/markdown';
import { layoutBlob, validDigest } from './layoutBlobs';
import type { PageLinks } from './pageLinks';

/** The properties of the document and of the objects in it, except those that sections of their own are about. */
export function propertyTable(model: Model): readonly string[] {
  const properties: Property[] = [];
  const visit = (path: JsonPath, value: unknown): void => {
    const documentation = documentationAt(model, path);
    if (documentation !== undefined && hasOwnSection(model, path)) return;
    const members = isPlainObject(value) ? Object.entries(value) : [];
    if (members.some(([name]) => documentationAt(model, [...path, name]) !== undefined)) {
      for (const [name, member] of members) visit([...path, name], member);
      return;
    }
    properties.push({ path, value, meaning: documentation?.description ?? '' });
  };
  if (isPlainObject(model.value)) {
    for (const [name, value] of Object.entries(model.value)) visit([name], value);
  }
  return tableOf(['Property', 'Value', 'Meaning'], properties, ({ path, value, meaning }) => [
    quote(formatPath(path)),
    showValue(value),
    meaning,
  ]);
}

interface Property {
  readonly path: JsonPath;
  readonly value: unknown;
  readonly meaning: string;
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

/** What the table of contents is made with, beside the document. */
export interface ContentContext {
  readonly catalogue: Catalogue;
  readonly links: PageLinks;
  /** The layout that the document is part of. */
  readonly layout: LayoutPlace | undefined;
}

/** The descriptors of the document: what each points to, and what is special about it. */
export function contentTable(model: Model, context: ContentContext): readonly string[] {
  const { catalogue, links } = context;
  const rootfsLayers = unpackedLayers(classifyManifest(model, catalogue));
  const rootfs = new Set<string | number | undefined>(rootfsLayers.map(({ index }) => index));
  return tableOf(['Where', 'What', 'Size', 'Digest', 'Notes'], model.descriptors, (view) => {
    const { path, role, value } = view;
    const notes = notesOn(view, role === 'layer' && rootfs.has(path[1]), catalogue);
    return [
      path.length === 0 ? 'this document' : links.toPath(quote(formatPath(path)), path),
      showType(value.mediaType, catalogue),
      value.size === undefined ? '' : humanSize(value.size),
      value.digest === undefined ? '' : links.toBlob(quote(shortDigest(value.digest)), value.digest),
      [...notes, ...absence(value.digest, context.layout)].join(', '),
    ];
  });
}

/** Tells of a blob that the layout does not have. */
function absence(digest: string | undefined, layout: LayoutPlace | undefined): readonly string[] {
  const isAbsent = digest !== undefined && layout !== undefined && layoutBlob(layout, digest) === undefined;
  return isAbsent ? ['not in the layout'] : [];
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
  if (isAttestation(view)) notes.push('attestation');
  else if (platform !== undefined) notes.push(`for ${quote(platform)}`);
  if (value.artifactType !== undefined) notes.push(`artifact of type ${quote(value.artifactType)}`);
  if (isRootfs) notes.push('unpacked into the root filesystem');
  const known = value.digest === undefined ? undefined : catalogue.content(value.digest);
  if (known !== undefined) notes.push(known.title);
  if (hasData(value)) notes.push('embedded in `data`');
  if (value.urls !== undefined) notes.push(`also at ${counted(value.urls.length, 'other URL')}`);
  return notes;
}

/** The annotations of the document and of the objects in it. */
export function annotationTable({ annotations }: Model, catalogue: Catalogue): readonly string[] {
  const entries = annotations.flatMap(({ path, place, value }) =>
    Object.entries(value).map(([key, text]) => ({ owner: path.slice(0, -1), place, key, text })),
  );
  return tableOf(['Where', 'Key', 'Value', 'Meaning'], entries, ({ owner, place, key, text }) => [
    owner.length === 0 ? 'this document' : quote(formatPath(owner)),
    quote(key),
    text === undefined ? '' : showText(text),
    escapeMarkdown(knownAnnotation(key, place, catalogue)?.title ?? ''),
  ]);
}

/** The most rows of a table that are shown; an index may have thousands of entries. */
const maximumRows = 200;

/** A table with a row for each item, and the number of those that are not shown; nothing without items. */
function tableOf<Item>(
  head: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => readonly string[],
): readonly string[] {
  if (items.length === 0) return [];
  const rows = table(head, items.slice(0, maximumRows).map(rowOf));
  const hidden = items.length - maximumRows;
  return hidden <= 0 ? [rows] : [rows, `Not shown: ${counted(hidden, 'more row')}.`];
}
